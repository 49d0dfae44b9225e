namespace CustomerLifecycle;

/// <summary>How many steps several searches may take together; when they are spent, what is looked for is taken to be possible.</summary>
/// <param name="steps">How many steps.</param>
internal sealed class SearchBudget(int steps)
{
    private int _left = steps;

    /// <summary>Takes one step.</summary>
    /// <returns>Whether there was none left.</returns>
    public bool IsSpent() => --_left < 0;
}
