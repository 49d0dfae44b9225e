namespace CustomerLifecycle;

/// <summary>An option that rules were made with, e.g. a threshold, as their page prints it.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RuleOption
{
    internal RuleOption(string name, object? value, object? standard, LocalizedText? meaning)
    {
        Name = name;
        Value = value;
        Default = standard;
        Meaning = meaning;
    }

    /// <summary>Gets the name as in C#: that of the property.</summary>
    public string Name { get; }

    /// <summary>Gets the value that the rules were made with; <see langword="null"/> where the option was left open.</summary>
    public object? Value { get; }

    /// <summary>Gets the value of options that nobody has touched.</summary>
    public object? Default { get; }

    /// <summary>Gets what it means, unit and ends included, or <see langword="null"/>.</summary>
    public LocalizedText? Meaning { get; }

    /// <summary>Name and value, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>WelcomeDays = 30</c>.</returns>
    public override string ToString() => $"{Name} = {TextOf(Value)}";

    internal static string TextOf(object? value) =>
        value is null ? "null" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
