using NodaTime;

namespace CustomerLifecycle;

/// <summary>The parts of an event of any kind: what a store writes, and makes the same event of again.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record CustomerEventParts
{
    /// <summary>Initializes a new instance of the <see cref="CustomerEventParts"/> class.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="at">When.</param>
    public CustomerEventParts(EventKind kind, Instant at)
    {
        Kind = kind;
        At = at;
    }

    /// <summary>Gets what happened.</summary>
    public EventKind Kind { get; }

    /// <summary>Gets when.</summary>
    public Instant At { get; }

    /// <summary>Gets the event's own id.</summary>
    public string? Id { get; init; }

    /// <summary>Gets where it happened or came from.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets what it is about.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>Gets the category of the product.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the amount.</summary>
    public decimal Amount { get; init; }

    /// <summary>Gets the cost.</summary>
    public decimal Cost { get; init; }

    /// <summary>Gets the currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the number of items.</summary>
    public int Quantity { get; init; }

    /// <summary>Gets what became of the order.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>Gets how the order came about.</summary>
    public SellingKind Selling { get; init; }

    /// <summary>Gets the number that the kind comes with.</summary>
    public int? Score { get; init; }

    /// <summary>Gets the first day on which the contract no longer runs.</summary>
    public LocalDate? ContractEnd { get; init; }

    /// <summary>Gets what the attribute was set to.</summary>
    public EventDetail? AttributeValue { get; init; }

    /// <summary>Gets the products of an order or a basket that names several; else none, as <see cref="Reference"/> says it.</summary>
    public EventProducts Products { get; init => field = Guard.Against.Missing(value); } = EventProducts.None;

    /// <summary>Gets when this version was written by its source; <see langword="null"/>: never updated.</summary>
    public Instant? UpdatedAt { get; init; }

    /// <summary>Gets the details of the user's own.</summary>
    public EventDetails Details { get; init => field = Guard.Against.Missing(value); } = EventDetails.None;

    /// <summary>The parts of an event.</summary>
    /// <param name="item">The event.</param>
    /// <returns>Its parts; <see cref="ToEvent"/> makes an equal event of them.</returns>
    public static CustomerEventParts Of(in CustomerEvent item) => new(item.EventKind, item.At)
    {
        Id = item.Id,
        Channel = item.Channel,
        Reference = item.Reference,
        Campaign = item.Campaign,
        Category = item.Category,
        Amount = item.Amount,
        Cost = item.Cost,
        Currency = item.Currency,
        Quantity = item.Quantity,
        Status = item.Status,
        Selling = item.Selling,
        Score = item.Score,
        ContractEnd = item.ContractEnd,
        AttributeValue = item.AttributeValue,
        Products = item.Extras?.Products ?? EventProducts.None,
        UpdatedAt = item.UpdatedAt,
        Details = item.Details,
    };

    /// <summary>Makes the event.</summary>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">
    /// The kind lacks a part that it cannot do without (a score, the end of a contract, the name of an attribute), or has one that it
    /// cannot have; the message names it.
    /// </exception>
    public CustomerEvent ToEvent()
    {
        CustomerEvent item = Bare() with
        {
            Id = Id,
            Channel = Channel,
            Campaign = Campaign,
            Category = Category,
            Details = Details,
            UpdatedAt = UpdatedAt,
            Cost = Cost,
            Currency = Currency,
            Quantity = Quantity,
            Status = Status,
            Selling = Selling,
        };
        item = Products.Count == 0 ? item with { Reference = Reference ?? item.Reference } : item with { Products = Products };
        return this == Of(in item) ? item : throw Refused($"'{Kind.Key}' has no {NameOfTheOdd(Of(in item))}.");
    }

    private CustomerEvent Bare() => Kind.IsOwn ? CustomerEvent.Own(Kind, At, Amount) : Kind.Shipped switch
    {
        CustomerEventKind.Order => CustomerEvent.Order(At, Amount),
        CustomerEventKind.Return => CustomerEvent.Return(At, Amount),
        CustomerEventKind.ProfileCompleted => CustomerEvent.ProfileCompleted(At, Needed(Score, nameof(Score))),
        CustomerEventKind.SupportClosed => CustomerEvent.SupportClosed(At, Score),
        CustomerEventKind.Review => CustomerEvent.Review(At, Needed(Score, nameof(Score))),
        CustomerEventKind.SurveyAnswered => CustomerEvent.SurveyAnswered(At, Needed(Score, nameof(Score))),
        CustomerEventKind.ContractStarted => CustomerEvent.ContractStarted(At, Needed(ContractEnd, nameof(ContractEnd)), Amount),
        CustomerEventKind.ContractRenewed => CustomerEvent.ContractRenewed(At, Needed(ContractEnd, nameof(ContractEnd)), Amount),
        CustomerEventKind.ContractCanceled => CustomerEvent.ContractCanceled(At, Needed(ContractEnd, nameof(ContractEnd))),
        CustomerEventKind.ContractResumed => CustomerEvent.ContractResumed(At, Needed(ContractEnd, nameof(ContractEnd))),
        CustomerEventKind.TrialStarted => CustomerEvent.TrialStarted(At, Needed(ContractEnd, nameof(ContractEnd))),
        CustomerEventKind.AttributeSet => CustomerEvent.AttributeSet(
            At, Reference ?? throw Refused("'attribute-set' needs the name of the attribute as its Reference."), AttributeValue),
        _ => CustomerEvent.Plain(Kind.Shipped, At),
    };

    private T Needed<T>(T? part, string name)
        where T : struct =>
        part ?? throw Refused($"'{Kind.Key}' needs its {name}.");

    // There is no parameter to name: the parts themselves are at fault.
#pragma warning disable MA0015
    private static ArgumentException Refused(string message) => new(message);
#pragma warning restore MA0015

    private string NameOfTheOdd(CustomerEventParts made) => Amount != made.Amount ? nameof(Amount)
        : Score != made.Score ? nameof(Score)
        : ContractEnd != made.ContractEnd ? nameof(ContractEnd)
        : AttributeValue != made.AttributeValue ? nameof(AttributeValue)
        : Products.Count == 1 ? "single product in Products; name it in Reference"
        : !string.Equals(Reference, made.Reference, StringComparison.Ordinal) ? "Reference other than the first of its Products"
        : "such part";
}
