using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>Something that happened to or with one customer.</summary>
/// <remarks>
/// <para>
/// Made by the factory named after its kind; details that a kind may have are added with <c>with</c>:
/// <c>CustomerEvent.Order(at, 49.90m) with { Id = "A-17", Cost = 30m }</c>. A detail that the kind cannot have is refused.
/// </para>
/// <para>
/// An event of a kind of one's own is made by <see cref="Own"/>, and an event of any kind from its parts by
/// <see cref="CustomerEventParts.ToEvent"/>; <c>System.Text.Json</c> writes and reads events as they are.
/// </para>
/// <para>
/// Whose event it is, is known by who holds it: a <see cref="CustomerHistory"/> or <see cref="CustomerProfile"/> is of one customer.
/// </para>
/// <para>The default value is a nameless custom event at the Unix epoch, which no shipped rule looks at.</para>
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[JsonConverter(typeof(CustomerEventJsonConverter))]
public readonly partial record struct CustomerEvent
{
    /// <summary>
    /// The most that one event can be worth or cost: 10^18, in any currency. Sums of amounts are exact and never overflow below it.
    /// </summary>
    public const decimal MostAmount = Guards.MostAmount;

    private readonly long _ticks;
    private readonly int _contractEnd;
    private readonly short _score; // one more than the score, so that 0 means none
    private readonly byte _kind;
    private readonly byte _status;
    private readonly byte _selling;

    private CustomerEvent(in CustomerEvent form, long ticks)
    {
        this = form;
        _ticks = ticks;
    }

    private CustomerEvent(CustomerEventKind kind, Instant at)
    {
        _kind = (byte)kind;
        _ticks = at.ToUnixTimeTicks();
    }

    /// <summary>
    /// Gets what happened; <see cref="CustomerEventKind.Custom"/> for a kind of the user's own, which <see cref="EventKind"/> names.
    /// </summary>
    public CustomerEventKind Kind => (CustomerEventKind)_kind;

    /// <summary>Gets what happened, kinds of the user's own included.</summary>
    public EventKind EventKind => Extras?.OwnKind is { } own ? EventKind.OfOwn(own) : Kind;

    /// <summary>Gets when it happened, to a precision of 100 nanoseconds.</summary>
    public Instant At => Instant.FromUnixTimeTicks(_ticks);

    /// <summary>
    /// Gets the event's own id, e.g. the order number; <see langword="null"/> where it has none. It tells events at the same instant
    /// apart, and events of the same kind and id are versions of one event, of which a history keeps one (<see cref="UpdatedAt"/>).
    /// </summary>
    public string? Id { get; init; }

    /// <summary>
    /// Gets where it happened or came from, e.g. <c>web</c>, <c>store</c>, <c>newsletter</c>; <see langword="null"/> where it is not known.
    /// </summary>
    public string? Channel { get; init; }

    /// <summary>
    /// Gets what it is about: the product viewed, ordered or put into the basket, the order returned, the tactic of an e-mail, the name of
    /// an attribute; <see langword="null"/> where nothing was said. Of several <see cref="Products"/> it is the first.
    /// </summary>
    public string? Reference
    {
        get;
        init
        {
            field = value;
            if (Extras?.Products is not null)
            {
                Extras = Kept(Extras with { Products = null });
            }
        }
    }

    /// <summary>
    /// Gets the products that an order or a basket names: several, or the one in <see cref="Reference"/>; none where none was named, and
    /// for every other kind.
    /// </summary>
    /// <exception cref="ArgumentException">The event is neither an order nor a filled basket.</exception>
    public EventProducts Products
    {
        get => Extras?.Products ?? (NamesProducts && Reference is { } product ? EventProducts.Of([product]) : EventProducts.None);
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count > 0 && !NamesProducts)
            {
                throw Refused(nameof(Products), "orders and baskets");
            }

            Reference = !NamesProducts ? Reference : value.Count > 0 ? value[0] : null;
            Extras = value.Count <= 1 && Extras is null ? null : Kept(Carried with { Products = value.Count > 1 ? value : null });
        }
    }

    /// <summary>Gets the campaign that it belongs to; <see langword="null"/> where none is known.</summary>
    public string? Campaign
    {
        get => Extras?.Campaign;
        init => Extras = value is null && Extras is null ? null : Kept(Carried with { Campaign = value });
    }

    /// <summary>Gets the category of the product that it is about; <see langword="null"/> where none is known.</summary>
    public string? Category
    {
        get => Extras?.Category;
        init => Extras = value is null && Extras is null ? null : Kept(Carried with { Category = value });
    }

    /// <summary>
    /// Gets when this version of the event was written by its source: of several versions (same kind and id) the newest counts, unless
    /// <see cref="Shop.Updates"/> says otherwise. Default: <see langword="null"/>, never updated, which is the oldest. It has no meaning
    /// for an event without an <see cref="Id"/>.
    /// </summary>
    public Instant? UpdatedAt
    {
        get => Extras?.UpdatedAt;
        init => Extras = value is null && Extras is null ? null : Kept(Carried with { UpdatedAt = value });
    }

    /// <summary>Gets details of the user's own: named texts, numbers, dates and flags. Default: none.</summary>
    public EventDetails Details
    {
        get => Extras?.Details ?? EventDetails.None;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Extras = value.Count == 0 && Extras is null ? null : Kept(Carried with { Details = value });
        }
    }

    /// <summary>
    /// Gets what the attribute named in <see cref="Reference"/> was set to; <see langword="null"/> where it was cleared, and for every
    /// other kind.
    /// </summary>
    public EventDetail? AttributeValue => Extras?.AttributeValue;

    /// <summary>Gets the currency of the amount as an ISO 4217 code; <see langword="null"/>: the shop's own.</summary>
    /// <exception cref="ArgumentException">The kind has no amount.</exception>
    public string? Currency
    {
        get;
        init => field = value is null || HasAmount ? value : throw Refused(nameof(Currency), Paid);
    }

    /// <summary>
    /// Gets the amount of an order, a return or an event of one's own, or what is paid for the term of a contract begun or renewed, in
    /// <see cref="Currency"/>, 0 or more; 0 for every other kind.
    /// </summary>
    public decimal Amount { get; private init; }

    /// <summary>
    /// Gets the cost of the goods ordered, of those that came back with a return, or of the term of a contract; 0 where it is not known.
    /// </summary>
    /// <exception cref="ArgumentException">The kind has no amount, or the cost is negative or above <see cref="MostAmount"/>.</exception>
    public decimal Cost
    {
        get => KeptCost;
        init
        {
            Guard.Against.NoAmount(value);
            KeptCost = value == 0 || HasAmount ? value : throw Refused(nameof(Cost), Paid);
        }
    }

    /// <summary>Gets the number of items ordered or returned, 0 where it is not known.</summary>
    /// <exception cref="ArgumentException">The kind has no items, or the number is negative.</exception>
    public int Quantity
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value == 0 || HasItems || Kind == CustomerEventKind.CartFilled
                ? value
                : throw Refused(nameof(Quantity), "orders, returns, baskets and kinds of one's own");
        }
    }

    /// <summary>Gets what became of the order; <see cref="OrderStatus.Completed"/> for every other kind.</summary>
    /// <exception cref="ArgumentException">The event is not an order, or the status is not defined.</exception>
    public OrderStatus Status
    {
        get => (OrderStatus)_status;
        init
        {
            Guard.Against.Undefined(value);
            _status = value == default || Kind == CustomerEventKind.Order ? (byte)value : throw Refused(nameof(Status), "orders");
        }
    }

    /// <summary>Gets how the order came about; <see cref="SellingKind.Unspecified"/> for every other kind.</summary>
    /// <exception cref="ArgumentException">The event is not an order, or the kind of selling is not defined.</exception>
    public SellingKind Selling
    {
        get => (SellingKind)_selling;
        init
        {
            Guard.Against.Undefined(value);
            _selling = value == default || Kind == CustomerEventKind.Order ? (byte)value : throw Refused(nameof(Selling), "orders");
        }
    }

    /// <summary>
    /// Gets the number that a kind comes with: per cent of the profile (0 to 100), stars of a review (1 to 5), survey answer (0 to 10),
    /// satisfaction with support (1 to 5); <see langword="null"/> where none was given.
    /// </summary>
    public int? Score => _score == 0 ? null : _score - 1;

    /// <summary>
    /// Gets the first day on which the contract, or the trial, no longer runs; <see langword="null"/> for events without one.
    /// </summary>
    public LocalDate? ContractEnd => IsContract ? LocalDay.ToDate(_contractEnd) : null;

    private decimal KeptCost { get; init; }

    private const string Paid = "orders, returns, contracts begun or renewed, and kinds of one's own";

    private bool HasAmount => HasItems || Kind is CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed;

    private bool NamesProducts => Kind is CustomerEventKind.Order or CustomerEventKind.CartFilled;

    private bool HasItems => Kind is CustomerEventKind.Order or CustomerEventKind.Return || Extras?.OwnKind is not null;

    private bool IsContract => Kind is CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed
        or CustomerEventKind.ContractCanceled or CustomerEventKind.ContractResumed or CustomerEventKind.TrialStarted;

    /// <summary>Kind, time and what tells it apart, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>order A-17 at 2024-05-01T10:00:00Z</c>.</returns>
    public override string ToString() =>
        $"{EventKind.Key}{(Id is null ? string.Empty : " " + Id)} at {InstantPattern.ExtendedIso.Format(At)}";

    /// <summary>What few events carry; null where this one carries none of it.</summary>
    internal EventExtras? Extras { get; private init; }

    internal long Ticks => _ticks;

    internal int ContractEndDay => _contractEnd;

    internal CustomerEvent WithAmount(decimal amount) => this with { Amount = amount };

    /// <summary>The same at another time, under another id and of another amount.</summary>
    internal static CustomerEvent Like(in CustomerEvent form, long ticks, string? id, decimal amount) =>
        new(in form, ticks) { Id = id, Amount = amount };

    /// <summary>The same worth what several were worth together, which may be more than one may be worth.</summary>
    internal CustomerEvent WithAmount(decimal amount, decimal cost) => this with { Amount = amount, KeptCost = cost };

    /// <summary>The same with another score, where its kind comes with one.</summary>
    internal CustomerEvent WithScore(int score) => _score == 0 ? this : (CustomerEventParts.Of(in this) with { Score = score }).ToEvent();

    private EventExtras Carried => Extras ?? EventExtras.None;

    // Null where nothing is left, so that events that say the same are equal.
    private static EventExtras? Kept(EventExtras changed) => changed == EventExtras.None ? null : changed;

    private ArgumentException Refused(string detail, string kinds) =>
        new($"'{EventKind.Key}' has no {detail}; only {kinds} have.", detail);
}
