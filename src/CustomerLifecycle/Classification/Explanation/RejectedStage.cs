using System.Globalization;

namespace CustomerLifecycle;

/// <summary>A stage that was not chosen, and what it failed on.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RejectedStage<TFacts> : ISayable
{
    internal RejectedStage(StageRule<TFacts> nearest, IReadOnlyList<ConditionReading<TFacts>> failed)
    {
        Nearest = nearest;
        Failed = failed;
    }

    /// <summary>Gets the stage.</summary>
    public StageInfo Stage => Nearest.Stage;

    /// <summary>
    /// Gets the rule of that stage that came nearest: fewest conditions failed, the earliest where several did equally well.
    /// </summary>
    public StageRule<TFacts> Nearest { get; }

    /// <summary>Gets the conditions it failed on; empty where the rule holds too, but an earlier rule decided.</summary>
    public IReadOnlyList<ConditionReading<TFacts>> Failed { get; }

    /// <summary>Says why the stage was not chosen.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Failed.Count == 0
            ? ReasonTexts.Get("NotRejected", culture)
            : string.Join("; ", Failed.Select(reading => reading.Say(culture)));
    }
}
