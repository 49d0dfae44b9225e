namespace CustomerLifecycle;

/// <summary>Classifies customers by any classifier, one after the other.</summary>
internal sealed class SingleParts<TStage>(IStageClassifier<CustomerFacts, TStage> classifier) : IPartClassifier
    where TStage : notnull
{
    private readonly Dictionary<TStage, byte> _ordinals =
        classifier.Model.Stages.Index().ToDictionary(s => s.Item.Value, s => (byte)s.Index);

    /// <inheritdoc/>
    public void Classify(IFactReader facts, int from, Span<byte> ordinals, Span<int> counts)
    {
        for (int i = 0; i < ordinals.Length; i++)
        {
            CustomerFacts known = facts.Of(from + i);
            ordinals[i] = _ordinals[classifier.Classify(in known).Stage];
            counts[ordinals[i]]++;
        }
    }
}
