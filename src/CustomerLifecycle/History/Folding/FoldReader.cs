using System.Collections.Frozen;

namespace CustomerLifecycle;

/// <summary>The facts of one customer of a fold after the other, all restored into the same profile.</summary>
/// <remarks>Not safe for several threads: each needs its own.</remarks>
internal sealed class FoldReader(
    CustomerFold fold, FoldedCustomers folded, CustomerBase? settled, FactDeclaration[] own, bool withDecline) : IFactReader
{
    private readonly CustomerProfile _profile = CustomerProfile.OfJudged(fold.Shop);
    private readonly int _day = LocalDay.Of(fold.AsOf);
    private readonly FoldedFacts _facts = new(folded.Plan);
    private CustomerFacts _ofRow = new() { Source = SummarySource.Nothing };

    /// <inheritdoc/>
    public CustomerFacts Of(int customer)
    {
        if (settled is not null && fold.IsUnsettled(customer))
        {
            return settled.Find(fold.KeyAt(customer))!.FactsAt(fold.AsOf);
        }

        if (folded.IsRowAlone(customer))
        {
            _facts.Write(_day, ref folded.RowOf(customer), ref _ofRow);
            return _ofRow;
        }

        folded.Restore(customer, _profile);
        CustomerFacts facts = _profile.FactsOn(_day, withDecline, withOwn: false);
        return facts with
        {
            Source = own.Length == 0
                ? SummarySource.Nothing
                : new SummarySource(folded.OwnOf(customer).ToFrozenDictionary(s => s.Fact.Identity, StringComparer.Ordinal)),
        };
    }
}
