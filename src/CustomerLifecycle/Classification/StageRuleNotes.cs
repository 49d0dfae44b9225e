
namespace CustomerLifecycle;

/// <summary>What a person should know of a rule: its key, its name, where it comes from.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageRuleNotes
{
    /// <summary>Initializes a new instance of the <see cref="StageRuleNotes"/> class.</summary>
    /// <param name="key">The rule's key in kebab case; no two rules of a list share one.</param>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public StageRuleNotes(string key)
    {
        Key = Guard.Against.NotKebabCase(key);
    }

    /// <summary>Gets the key.</summary>
    public string Key { get; }

    /// <summary>Gets a name for people, or <see langword="null"/>.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>Gets where the rule comes from, or <see langword="null"/>.</summary>
    public LocalizedText? Source { get; init; }
}
