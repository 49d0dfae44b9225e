namespace CustomerLifecycle.Sql;

/// <summary>Says which part of a model SQL cannot say, and what would mend it: before anything runs.</summary>
internal static class Untranslatable
{
    public static NotSupportedException Because(string part, string reason, string mend) =>
        new($"{part} cannot be written in SQL: {reason} {mend}");
}
