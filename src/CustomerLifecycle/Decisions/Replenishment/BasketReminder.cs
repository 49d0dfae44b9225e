using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>One reminder for all products that run out at about the same time.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class BasketReminder : IDecision
{
    internal BasketReminder(IReadOnlyList<RunOut> products) => Products = products;

    /// <summary>Gets the products, the one that runs out first at the beginning.</summary>
    public IReadOnlyList<RunOut> Products { get; }

    /// <summary>Gets the day on which to remind the customer: that of the product that needs it first.</summary>
    public LocalDate RemindOn => Products.Min(p => p.RemindOn);

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => string.Join("; ", Products.Select(p => p.Say(culture)));

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
