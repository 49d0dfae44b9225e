using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>One stage of a <see cref="StageModel{TStage}"/>, with its value in the user's own type.</summary>
/// <typeparam name="TStage">
/// The stage type: an enum where the model is known at compile time, a string where a tenant defines it.
/// </typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class StageInfo<TStage> : StageInfo
    where TStage : notnull
{
    /// <summary>
    /// Initializes a new instance of the <see cref="StageInfo{TStage}"/> class whose key is the value's name in kebab case.
    /// </summary>
    /// <param name="value">The stage, e.g. <c>LifecycleMarketingStage.WinBack</c>, which gets the key <c>win-back</c>.</param>
    /// <exception cref="ArgumentException">The value's text yields no key of letters, digits and hyphens.</exception>
    public StageInfo(TStage value)
        : this(value, KebabKey.FromValue(value))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="StageInfo{TStage}"/> class.</summary>
    /// <param name="value">The stage.</param>
    /// <param name="key">The stable key: lower-case letters and digits, words joined by hyphens.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is not in kebab case.</exception>
    public StageInfo(TStage value, string key)
        : base(key)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the stage.</summary>
    public TStage Value { get; }
}
