namespace CustomerLifecycle.Sql;

/// <summary>The names that engines give to periods of so many months.</summary>
internal static class Periods
{
    public static string NameOf(int months) => months switch
    {
        1 => "month",
        3 => "quarter",
        _ => "year",
    };
}
