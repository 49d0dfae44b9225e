using System.Globalization;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Where a customer is in one tracking, and why, as a silo has worked it out.</summary>
/// <param name="Tracking">The name of the tracking: the key under which it was added, else that of the model.</param>
/// <param name="Model">The key of the model.</param>
/// <param name="Stage">The key of the stage.</param>
/// <param name="Since">The calendar day, in the shop's zone, on which the customer entered the stage.</param>
/// <param name="Until">
/// The calendar day on which the stage may change although nothing happens; <see langword="null"/> where it never will.
/// </param>
/// <param name="Reason">Why, in the language that was asked for.</param>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record TrackedStage(string Tracking, string Model, string Stage, LocalDate Since, LocalDate? Until, string Reason)
{
    /// <summary>Tracking, stage, since when and why, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>lifecycle-marketing: growth since 2024-01-05: 2 orders (at least 1)</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Tracking}: {Stage} since {Since:uuuu-MM-dd}: {Reason}");
}
