using System.Globalization;

namespace CustomerLifecycle;

/// <summary>Collects what is wrong with options, so that all of it is said at once.</summary>
internal sealed class OptionCheck
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public OptionCheck AtLeast(int value, int lowest, string name)
    {
        if (value < lowest)
        {
            Add($"{name} is {Text(value)}; it must be at least {Text(lowest)}.");
        }

        return this;
    }

    public OptionCheck Within(int value, int lowest, int highest, string name)
    {
        if (value < lowest || value > highest)
        {
            Add($"{name} is {Text(value)}; it must be from {Text(lowest)} to {Text(highest)}.");
        }

        return this;
    }

    public OptionCheck Less(int value, string name, int other, string otherName)
    {
        if (value >= other)
        {
            Add($"{name} is {Text(value)}; it must be less than {otherName}, which is {Text(other)}.");
        }

        return this;
    }

    public static void Require(IReadOnlyList<string> problems, string paramName)
    {
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), paramName);
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Add(string problem) => _problems.Add(problem);
}
