using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>The facts of customers of whom nothing but a row is kept: as few numbers as are asked for, without a profile.</summary>
/// <param name="plan">What the row holds.</param>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
internal sealed class FoldedFacts(FoldPlan plan)
{
    private readonly (int Word, int Place, KeptAs Keeps)[] _words = plan.Words;
    private readonly FoldedSums _sums = plan.Sums;
    private readonly bool _hasSums = plan.Sums.IsAny;
    private readonly bool _hasTimes = plan.HasTimes;

    /// <summary>Writes the same facts as of a profile that the row is restored into, as far as they are asked for.</summary>
    /// <param name="today">The day of the facts.</param>
    /// <param name="row">The row, of which no sum has a part that stands elsewhere.</param>
    /// <param name="facts">Where they go: facts that hold nothing, or what was written here before.</param>
    public void Write(int today, ref int row, ref CustomerFacts facts)
    {
        CustomerFacts.SetDay(ref facts, today);
        WriteAmounts(ref row, ref Unsafe.AsRef(in facts.FirstAmount));
        ref int into = ref Unsafe.AsRef(in facts.FirstWord);
        foreach ((int word, int place, KeptAs keeps) in _words)
        {
            Unsafe.Add(ref into, word) = KeptFacts.Said(Unsafe.Add(ref row, place), keeps, today);
        }

        if (_hasTimes)
        {
            ProfileTimes times = plan.TimesIn(ref row);
            Unsafe.Add(ref into, ShippedFacts.IsSignedUp.Index) = times.IsSignedUp ? 1 : 0;
            Unsafe.Add(ref into, ShippedFacts.IsOptedOut.Index) = times.IsOptedOut ? 1 : 0;
            Unsafe.Add(ref into, ShippedFacts.IsCritical.Index) = times.IsCritical ? 1 : 0;
            Unsafe.Add(ref into, ShippedFacts.OpenSupportCases.Index) = plan.CasesClosed < 0
                ? 0
                : Math.Max(0, Unsafe.Add(ref into, ShippedFacts.SupportCases.Index) - times.CasesClosed);
        }
    }

    private void WriteAmounts(ref int row, ref double into)
    {
        if (_hasSums)
        {
            Unsafe.Add(ref into, ShippedFacts.Revenue.Index) = SumAt(ref row, _sums.Revenue);
            Unsafe.Add(ref into, ShippedFacts.Profit.Index) = SumAt(ref row, _sums.Revenue, _sums.Cost);
            Unsafe.Add(ref into, ShippedFacts.LargestOrder.Index) = SumAt(ref row, _sums.Largest);
            Unsafe.Add(ref into, ShippedFacts.ReturnedAmount.Index) = SumAt(ref row, _sums.Returned);
            Unsafe.Add(ref into, ShippedFacts.ContractRevenue.Index) = SumAt(ref row, _sums.ContractRevenue);
            Unsafe.Add(ref into, ShippedFacts.ContractProfit.Index) = SumAt(ref row, _sums.ContractRevenue, _sums.ContractCost);
        }
    }

    private static double SumAt(ref int row, int place) => place < 0 ? 0 : FoldedMoney.ToDouble(FoldedMoney.At(ref row, place));

    /// <summary>What is left of a sum; 0 where nobody asks for what is taken off it.</summary>
    private static double SumAt(ref int row, int place, int taken) => place < 0 || taken < 0
        ? 0
        : FoldedMoney.ToDouble(FoldedMoney.At(ref row, place) - FoldedMoney.At(ref row, taken));
}
