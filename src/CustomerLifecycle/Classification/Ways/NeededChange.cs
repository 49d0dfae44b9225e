using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>How often a step must be taken, and with which choice, so that one of its effects brings a fact into a range.</summary>
/// <param name="Times">How many times more; 0 where once at all is enough.</param>
/// <param name="Choice">The choice asked for; null where any will do.</param>
/// <param name="IsTotal">Whether the choice is what all steps together must come to.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NeededChange(int Times, double? Choice, bool IsTotal = false)
{
    /// <summary>More than so many steps or days are no way that anybody would go.</summary>
    public const int Most = 10_000;

    private static readonly NeededChange Once = new(0, Choice: null);

    /// <summary>How a step brings a fact into a range by one of its effects.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="value">The value now, NaN where it is missing.</param>
    /// <param name="range">The values asked for, not empty; the value now is not among them.</param>
    /// <param name="least">The lowest choice that makes sense.</param>
    /// <param name="choice">The choice so far, or the one that stands where nobody asked for another; NaN where the step has none.</param>
    /// <returns>Null where the effect does not lead there.</returns>
    public static NeededChange? Of<TFacts>(
        in FactEffect<TFacts> effect, double value, FactRange range, double least, double choice) => effect.Kind switch
        {
            FactEffectKind.Add => TimesOf(effect.Value, value, range) is { } times ? new NeededChange(times, Choice: null) : null,
            FactEffectKind.AddAnewOfLost => TimesOf(effect.Value, 0, range) is { } times ? new NeededChange(times, Choice: null) : null,
            FactEffectKind.Set => range.Contains(effect.Value) ? Once : null,
            FactEffectKind.PutOff => range.Contains(effect.Fact.Range.High) ? Once : null,
            FactEffectKind.SetIfMissing => double.IsNaN(value) && range.Contains(effect.Value) ? Once : null,
            FactEffectKind.SetChoice =>
                SetTo(effect.Fact, double.IsNaN(value) ? choice : value, range.Intersect(new FactRange(least, double.PositiveInfinity))),
            FactEffectKind.AddChoice => value < range.Low
                ? new NeededChange(
                    0, Amounts.Sum(choice, Neat(range.Low - value, more => range.Contains(Amounts.Sum(value, more)))), IsTotal: true)
                : null,
            FactEffectKind.RaiseToChoice => value < range.Low ? new NeededChange(0, Neat(range.Low, range.Contains)) : null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static NeededChange? SetTo<TFacts>(FactInfo<TFacts> fact, double value, FactRange range)
    {
        if (range.IsEmpty)
        {
            return null;
        }

        if (fact.Values.Count > 0)
        {
            double[] possible = [.. fact.Values.Where(range.Contains)];
            return possible.Length == 0 ? null : new NeededChange(0, possible.MinBy(v => Math.Abs(v - value)));
        }

        // Of a date that was never set nothing is near: the end of what is asked for is said.
        double from = fact.Unit == FactUnit.Date && !double.IsFinite(range.Low) && double.IsFinite(range.High) ? range.High : value;
        double nearest = Math.Clamp(from, range.Low, range.High);
        return new NeededChange(0, fact.IsWhole ? nearest : Neat(nearest, range.Contains));
    }

    /// <summary>
    /// A number with two decimals that still does, where there is one: nobody is asked for the next number after 100, and more than 80.00
    /// begins at 80.01.
    /// </summary>
    private static double Neat(double value, Predicate<double> does)
    {
        if (Math.Abs(value) > Amounts.MostWithCents)
        {
            return value;
        }

        decimal near = Math.Round((decimal)value, 2);
        foreach (decimal candidate in (ReadOnlySpan<decimal>)[near - 0.01m, near, near + 0.01m])
        {
            if (does((double)candidate))
            {
                return (double)candidate;
            }
        }

        return value;
    }

    private static int? TimesOf(double change, double value, FactRange range)
    {
        double times = Math.Ceiling(change > 0 ? (range.Low - value) / change : (range.High - value) / change);
        return times is >= 1 and <= Most && range.Contains(value + (times * change)) ? (int)times : null;
    }
}
