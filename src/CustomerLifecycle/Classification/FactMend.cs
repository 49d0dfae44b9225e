using System.Runtime.InteropServices;
using CustomerLifecycle.Activity;

namespace CustomerLifecycle.Classification;

/// <summary>How often a step must be taken, and with which choice, so that one of its effects brings a fact into a range.</summary>
/// <param name="Times">How many times more; 0 where once at all is enough.</param>
/// <param name="Choice">The choice asked for; null where any will do.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FactMend(int Times, double? Choice)
{
    /// <summary>More than so many steps or days are no way that anybody would go.</summary>
    public const int Most = 10_000;

    private static readonly FactMend Once = new(0, Choice: null);

    /// <summary>How a step brings a fact into a range by one of its effects.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="value">The value now, NaN where it is missing.</param>
    /// <param name="range">The values asked for, not empty; the value now is not among them.</param>
    /// <param name="choice">The choice so far, or the one that stands where nobody asked for another; NaN where the step has none.</param>
    /// <returns>Null where the effect does not lead there.</returns>
    public static FactMend? Of<TFacts>(in FactEffect<TFacts> effect, double value, FactRange range, double choice) => effect.Kind switch
    {
        FactEffectKind.Add => TimesOf(effect.Value, value, range) is { } times ? new FactMend(times, Choice: null) : null,
        FactEffectKind.Set => range.Contains(effect.Value) ? Once : null,
        FactEffectKind.SetIfMissing => double.IsNaN(value) && range.Contains(effect.Value) ? Once : null,
        FactEffectKind.SetChoice => new FactMend(0, Math.Clamp(double.IsNaN(value) ? choice : value, range.Low, range.High)),
        FactEffectKind.AddChoice => value < range.Low ? new FactMend(0, choice + range.Low - value) : null,
        FactEffectKind.RaiseToChoice => value < range.Low ? new FactMend(0, range.Low) : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int? TimesOf(double change, double value, FactRange range)
    {
        double times = Math.Ceiling(change > 0 ? (range.Low - value) / change : (range.High - value) / change);
        return times is >= 1 and <= Most && range.Contains(value + (times * change)) ? (int)times : null;
    }
}
