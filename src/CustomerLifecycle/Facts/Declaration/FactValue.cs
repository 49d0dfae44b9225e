namespace CustomerLifecycle;

/// <summary>A value of a fact: a number, NaN where it is missing, and the text where it is one.</summary>
internal readonly record struct FactValue(double Number, string? Text = null)
{
    public static FactValue Missing { get; } = new(double.NaN);

    public static FactValue Of(string? text) => text is null ? Missing : new(CodeOf(text), text);

    public static FactValue Of(decimal? number) => number is { } known ? new((double)known) : Missing;

    /// <summary>
    /// A number that stands for a text where only numbers will do: in the search for facts that a rule leaves possible, and in ways to a
    /// stage. Rules compare the texts themselves.
    /// </summary>
    public static double CodeOf(string text)
    {
        // FNV-1a, cut to the 52 bits that a double keeps: the same on every machine.
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211);
        }

        return hash >> 12;
    }
}
