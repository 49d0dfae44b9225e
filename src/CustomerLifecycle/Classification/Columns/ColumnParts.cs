namespace CustomerLifecycle;

/// <summary>Classifies customers by a rule list, a column at a time: rules are asked for many of them at once.</summary>
internal sealed class ColumnParts : IPartClassifier
{
    private const int MostAtOnce = 512; // facts that stay near the core

    private readonly FactColumnLayout _layout;
    private readonly ColumnRules _rules;

    public ColumnParts(StageRules<CustomerFacts> rules, StageModel model)
    {
        _layout = new FactColumnLayout(rules.Conditions);
        _rules = new ColumnRules(rules, model, _layout);
    }

    /// <inheritdoc/>
    public void Classify(IFactReader facts, int from, Span<byte> ordinals, Span<int> counts)
    {
        CustomerFacts[] known = new CustomerFacts[Math.Min(MostAtOnce, ordinals.Length)];
        for (int at = 0; at < ordinals.Length; at += MostAtOnce)
        {
            Span<CustomerFacts> some = known.AsSpan(0, Math.Min(MostAtOnce, ordinals.Length - at));
            for (int i = 0; i < some.Length; i++)
            {
                some[i] = facts.Of(from + at + i);
            }

            _rules.Classify(new FactColumnBlock(_layout, some), ordinals.Slice(at, some.Length), counts);
        }
    }
}
