using NodaTime;

namespace CustomerLifecycle;

/// <summary>The facts of one customer of a base after the other, all folded into the same profile.</summary>
/// <remarks>Not safe for several threads: each needs its own.</remarks>
internal sealed class FactFold : IFactReader
{
    private readonly ICustomerEvents _events;
    private readonly LocalDate _asOf;
    private readonly int _day;
    private readonly long _end;
    private readonly bool _withDecline;
    private readonly bool _withOwn;
    private readonly CustomerProfile _profile;

    /// <summary>Initializes a new instance of the <see cref="FactFold"/> class.</summary>
    /// <param name="events">Where events come from.</param>
    /// <param name="shop">Zone and policies.</param>
    /// <param name="asOf">The day as of whose end facts are asked for.</param>
    /// <param name="withDecline">Whether somebody asks for signs of decline.</param>
    /// <param name="withOwn">Whether somebody asks for facts of the user's own; those take a history.</param>
    public FactFold(ICustomerEvents events, Shop shop, LocalDate asOf, bool withDecline, bool withOwn)
    {
        (_events, _asOf, _withDecline, _withOwn) = (events, asOf, withDecline, withOwn);
        _day = LocalDay.Of(asOf);
        _end = shop.EndTicksOf(asOf);
        _profile = CustomerProfile.OfJudged(shop);
    }

    /// <summary>The facts of a customer.</summary>
    /// <param name="customer">The number of the customer.</param>
    public CustomerFacts Of(int customer)
    {
        _profile.Clear();
        return !_withOwn && _events.TryFold(customer, _end, _profile)
            ? _profile.FactsOn(_day, _withDecline, withOwn: false)
            : _events.HistoryOf(customer).FactsAt(_asOf);
    }
}
