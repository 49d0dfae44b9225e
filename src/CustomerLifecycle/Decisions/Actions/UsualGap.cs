using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>When the next order falls due by the mean gap between the customer's orders so far.</summary>
internal sealed class UsualGap : IDecision
{
    private readonly double _gap;
    private readonly int _silent;

    private UsualGap(double gap, int silent, LocalDate? on)
    {
        _gap = gap;
        _silent = silent;
        On = on;
    }

    /// <summary>The first day on which the gap has passed; none beyond the calendar.</summary>
    public LocalDate? On { get; }

    /// <summary>The gap, where there is one: orders on a single day have none.</summary>
    public static UsualGap? Of(in CustomerFacts facts, LocalDate asOf) =>
        facts is { MeanDaysBetweenOrders: > 0 and double gap, DaysSinceLastOrder: int silent }
            ? new(gap, silent, Calendar.Plus(asOf, (int)Math.Ceiling(gap) - silent))
            : null;

    public string Say(CultureInfo culture) =>
        DecisionTexts.Format("usual-gap", culture, Math.Round(_gap, 1).ToString(CultureInfo.InvariantCulture), _silent);
}
