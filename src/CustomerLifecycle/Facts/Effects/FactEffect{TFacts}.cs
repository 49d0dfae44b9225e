using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>What a step does to one fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Kind">How it changes.</param>
/// <param name="Value">The number added or set, where it is not the choice.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FactEffect<TFacts>(FactInfo<TFacts> Fact, FactEffectKind Kind, double Value = 0)
{
    /// <summary>The fact that says by being below 1 that the customer is lost, where the effect depends on it.</summary>
    public FactInfo<TFacts>? DaysUntilLost { get; init; }

    /// <summary>
    /// What it does to a customer who is lost, or is not: an effect that asks for nothing further; null where it does nothing then.
    /// </summary>
    public FactEffect<TFacts>? For(bool isLost) => Kind switch
    {
        FactEffectKind.SetOfLost => isLost ? new(Fact, FactEffectKind.Set, Value) : null,
        FactEffectKind.AddAnewOfLost => isLost ? new(Fact, FactEffectKind.AddAnewOfLost, Value) : new(Fact, FactEffectKind.Add, Value),
        _ => this,
    };

    /// <summary>The fact's value once the step has been taken so many times with a choice.</summary>
    public double Apply(double value, int times, double choice) => Kind switch
    {
        FactEffectKind.Add => value + (times * Value),
        FactEffectKind.AddAnewOfLost => times * Value,
        FactEffectKind.Set => Value,
        FactEffectKind.SetIfMissing => double.IsNaN(value) ? Value : value,
        FactEffectKind.SetChoice => choice,
        FactEffectKind.AddChoice => Amounts.Sum(value, choice),
        FactEffectKind.RaiseToChoice => Math.Max(value, choice),
        FactEffectKind.PutOff => Fact.Range.High,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
