namespace CustomerLifecycle.Sql;

/// <summary>A fact in SQL.</summary>
/// <param name="Value">Its value on the day in the column <see cref="AsOf"/>.</param>
/// <param name="Change">By how much it changes each day: +1 for days since, −1 for days until, else 0.</param>
/// <param name="Day">The day that is counted from or to; null where none is.</param>
internal sealed record SqlFact(string Value, int Change = 0, string? Day = null)
{
    /// <summary>The column of the day that a row answers for.</summary>
    public const string AsOf = "as_of";

    public static SqlFact Since(string day) => new($"{AsOf} - {day}", +1, day);

    public static SqlFact Until(string day) => new($"{day} - {AsOf}", -1, day);

    public static SqlFact Flag(string condition) => new($"CASE WHEN {condition} THEN 1 ELSE 0 END");
}
