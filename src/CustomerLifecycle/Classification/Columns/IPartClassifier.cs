namespace CustomerLifecycle;

/// <summary>Classifies customers who follow one another.</summary>
/// <threadsafety>Safe from any thread.</threadsafety>
internal interface IPartClassifier
{
    /// <summary>Writes the places of the customers' stages.</summary>
    /// <param name="facts">Says the facts of each; of one thread.</param>
    /// <param name="from">The number of the first customer.</param>
    /// <param name="ordinals">Where the places go, one for each customer.</param>
    /// <param name="counts">Where the number of customers in each stage is added.</param>
    void Classify(IFactReader facts, int from, Span<byte> ordinals, Span<int> counts);
}
