using System.Globalization;

namespace CustomerLifecycle.Decisions.Offers;

/// <summary>What policies of offers have in common.</summary>
internal static class OfferCost
{
    public static double Checked(double value) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A cost must be a finite number, 0 or more.");

    public static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture);
}
