using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>The facts of customers of whom nothing but a row is kept: as few numbers as are asked for, without a profile.</summary>
/// <param name="plan">What the row holds.</param>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
internal sealed class FoldedFacts(FoldPlan plan)
{
    private readonly (int Word, int Place, KeptAs Keeps)[] _words = plan.Words;
    private readonly FoldedSums _sums = plan.Sums;

    /// <summary>The same facts as of a profile that the row is restored into, as far as they are asked for.</summary>
    /// <param name="today">The day of the facts.</param>
    /// <param name="row">The row, of which no sum has a part that stands elsewhere.</param>
    /// <param name="times">The times in the row.</param>
    public CustomerFacts On(int today, ref int row, ref readonly ProfileTimes times)
    {
        CustomerFacts facts = new()
        {
            IsSignedUp = times.IsSignedUp,
            IsOptedOut = times.IsOptedOut,
            IsCritical = times.IsCritical,
            Revenue = SumAt(ref row, _sums.Revenue),
            Profit = SumAt(ref row, _sums.Revenue, _sums.Cost),
            LargestOrder = SumAt(ref row, _sums.Largest),
            ReturnedAmount = SumAt(ref row, _sums.Returned),
            ContractRevenue = SumAt(ref row, _sums.ContractRevenue),
            ContractProfit = SumAt(ref row, _sums.ContractRevenue, _sums.ContractCost),
            Source = SummarySource.Nothing,
            Day = today,
        };
        ref int into = ref Unsafe.AsRef(in facts.FirstWord);
        foreach ((int word, int place, KeptAs keeps) in _words)
        {
            Unsafe.Add(ref into, word) = KeptFacts.Said(Unsafe.Add(ref row, place), keeps, today);
        }

        return plan.CasesClosed < 0 ? facts : facts with
        {
            OpenSupportCases = Math.Max(0, Unsafe.Add(ref into, ShippedFacts.SupportCases.Index) - times.CasesClosed),
        };
    }

    private static double SumAt(ref int row, int place, int taken = -1)
    {
        long units = place < 0 ? 0 : FoldedMoney.At(ref row, place);
        return FoldedMoney.ToDouble(taken < 0 ? units : units - FoldedMoney.At(ref row, taken));
    }
}
