using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>A condition on an amount of <see cref="CustomerFacts"/>: does the amount at a place lie in a range, ends included?</summary>
internal readonly record struct AmountTest(int Index, double Low, double High)
{
    public static AmountTest Of<TFacts>(Condition<TFacts> condition) =>
        new(condition.Fact!.Location.Index, condition.Range!.Value.Low, condition.Range.Value.High);

    public bool Holds(ref double amounts)
    {
        double value = Unsafe.Add(ref amounts, Index);
        return value >= Low & value <= High;
    }
}
