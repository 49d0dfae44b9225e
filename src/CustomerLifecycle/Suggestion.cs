namespace CustomerLifecycle;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary>A hint to be appended to an error message: the nearest of the words that would be right, or all of them.</summary>
    public static string For(string written, IEnumerable<string> right)
    {
        string[] words = [.. right];
        string? nearest = Nearest(written, words);
        return nearest is not null && Distance(written, nearest) <= Math.Max(2, written.Length / 3)
            ? $"Did you mean '{nearest}'?"
            : $"Use one of {string.Join(", ", words)}.";
    }

    /// <summary>The nearest of some words; null where there is none.</summary>
    public static string? Nearest(string written, IEnumerable<string> right) => right.MinBy(word => Distance(written, word));

    /// <summary>The fewest letters to insert, drop or replace (Levenshtein 1966), case ignored.</summary>
    private static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 0; i < left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int replaced = previous[j] + (char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[j]) ? 0 : 1);
                current[j + 1] = Math.Min(replaced, Math.Min(previous[j + 1], current[j]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
