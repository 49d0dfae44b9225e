
namespace CustomerLifecycle.Decisions;

/// <summary>A group of customers of like value.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class ValueTier
{
    /// <summary>Initializes a new instance of the <see cref="ValueTier"/> class.</summary>
    /// <param name="key">The stable key in kebab case.</param>
    /// <param name="name">The name for people.</param>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public ValueTier(string key, LocalizedText name)
    {
        Guard.Against.NotKebabCase(key);
        ArgumentNullException.ThrowIfNull(name);
        Key = key;
        Name = name;
    }

    /// <summary>Gets the stable key.</summary>
    public string Key { get; }

    /// <summary>Gets the name for people.</summary>
    public LocalizedText Name { get; }

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;
}
