namespace CustomerLifecycle;

/// <summary>Works out correspondences between models.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageCorrespondence
{
    /// <summary>Derives from the rules of two models which stages of one may coincide with which of the other.</summary>
    /// <typeparam name="TFacts">The type that holds the facts.</typeparam>
    /// <param name="one">The rules of one model.</param>
    /// <param name="other">The rules of the other, over the same facts.</param>
    /// <returns>The correspondence.</returns>
    public static StageCorrespondence<TFacts> Between<TFacts>(StageRules<TFacts> one, StageRules<TFacts> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new StageCorrespondence<TFacts>(one, other);
    }
}
