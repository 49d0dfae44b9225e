namespace CustomerLifecycle;

/// <summary>How a measured fact is said: <c>1 order</c>, <c>{0} orders</c>, <c>no order yet</c>.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class FactPhrases
{
    /// <summary>Initializes a new instance of the <see cref="FactPhrases"/> class.</summary>
    /// <param name="one">For the value 1; <c>{0}</c> stands for the number. For a flag: yes.</param>
    /// <param name="other">For every other value. For a flag: no.</param>
    /// <param name="none">For a missing value.</param>
    public FactPhrases(LocalizedText one, LocalizedText other, LocalizedText none)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(none);
        One = one;
        Other = other;
        None = none;
    }

    /// <summary>Gets the phrase for the value 1, or for yes.</summary>
    public LocalizedText One { get; }

    /// <summary>Gets the phrase for every other value, or for no.</summary>
    public LocalizedText Other { get; }

    /// <summary>Gets the phrase for a missing value.</summary>
    public LocalizedText None { get; }

    /// <summary>
    /// Gets the phrase for the value −1 of days until something: it was a day ago; <see langword="null"/>: as for every other value.
    /// </summary>
    public LocalizedText? PastOne { get; init; }

    /// <summary>Gets the phrase for 0 and smaller values of days until something; <c>{0}</c> stands for the number of days since.</summary>
    public LocalizedText? PastOther { get; init; }
}
