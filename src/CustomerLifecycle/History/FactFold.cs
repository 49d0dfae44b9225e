using NodaTime;

namespace CustomerLifecycle;

/// <summary>The facts of one customer of a base after the other.</summary>
/// <remarks>Not safe for several threads: each needs its own.</remarks>
internal sealed class FactFold : IFactReader
{
    private readonly ICustomerEvents _events;
    private readonly LocalDate _asOf;
    private readonly int _day;
    private readonly long _end;
    private readonly PackedLife? _life; // null where it takes a history

    /// <summary>Initializes a new instance of the <see cref="FactFold"/> class.</summary>
    /// <param name="events">Where events come from.</param>
    /// <param name="shop">Zone and policies.</param>
    /// <param name="asOf">The day as of whose end facts are asked for.</param>
    /// <param name="asked">The facts that somebody asks for.</param>
    public FactFold(ICustomerEvents events, Shop shop, LocalDate asOf, AskedFacts asked)
    {
        (_events, _asOf) = (events, asOf);
        _day = LocalDay.Of(asOf);
        _end = shop.EndTicksOf(asOf);
        _life = asked.Lives(shop);
    }

    /// <summary>The facts of a customer.</summary>
    /// <param name="customer">The number of the customer.</param>
    public CustomerFacts Of(int customer)
    {
        if (_life is null || !_events.TryLoad(customer, _end, _life))
        {
            return _events.HistoryOf(customer).FactsAt(_asOf);
        }

        _life.Begin(_life.Count);
        return _life.FactsOn(_day);
    }
}
