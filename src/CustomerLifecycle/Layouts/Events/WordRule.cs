namespace CustomerLifecycle.Layouts;

/// <summary>What a word of a column means; or what holds where conditions do.</summary>
/// <param name="When">What must hold for the rule to be asked.</param>
/// <param name="Column">The column that has the word; null: the meaning is <paramref name="Otherwise"/>.</param>
/// <param name="Words">Words with their meanings; empty: the words are the meanings.</param>
/// <param name="Otherwise">The meaning of a word that is not in the list; null: there is none.</param>
/// <param name="Empty">The meaning of an empty field; null: the next rule is asked.</param>
internal sealed record WordRule(
    IReadOnlyList<RowCondition> When, string? Column, IReadOnlyDictionary<string, string> Words, string? Otherwise, string? Empty)
{
    /// <summary>The meaning of a row that is none of what is asked.</summary>
    public const string Nothing = "-";

    public static bool IsNothing(string? meaning) => string.Equals(meaning, Nothing, StringComparison.Ordinal);
}
