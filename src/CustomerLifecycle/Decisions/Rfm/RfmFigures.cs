using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Recency, frequency and monetary value of a customer, as measured.</summary>
/// <remarks>The default value is a customer who ordered today, never, for nothing: no customer of any table.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RfmFigures
{
    /// <summary>Initializes a new instance of the <see cref="RfmFigures"/> struct.</summary>
    /// <param name="recencyDays">Days since the last order, 0 or more.</param>
    /// <param name="frequency">The number of orders, at least 1.</param>
    /// <param name="monetary">What the customer spent, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RfmFigures(double recencyDays, double frequency, double monetary)
    {
        RecencyDays = Guard.Against.NotFiniteFrom(recencyDays, 0);
        Frequency = Guard.Against.NotFiniteFrom(frequency, 1);
        Monetary = Guard.Against.NotFinite(monetary);
    }

    /// <summary>Gets the days since the last order.</summary>
    public double RecencyDays { get; }

    /// <summary>Gets the number of orders.</summary>
    public double Frequency { get; }

    /// <summary>Gets what the customer spent, net of returns.</summary>
    public double Monetary { get; }

    /// <summary>The figures of a customer at the end of a day.</summary>
    /// <param name="history">The history.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The figures by orders that count; <see langword="null"/> where there is none yet.</returns>
    public static RfmFigures? Of(CustomerHistory history, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Of(history.FactsAt(asOf));
    }

    /// <summary>The figures that stand in facts.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>The figures; <see langword="null"/> where there is no order yet.</returns>
    public static RfmFigures? Of(in CustomerFacts facts) =>
        facts.DaysSinceLastOrder is { } days ? new RfmFigures(days, facts.Orders, facts.Revenue) : null;
}
