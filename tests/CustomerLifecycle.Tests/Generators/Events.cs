using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CustomerLifecycle.Tests.Generators;

/// <summary>Histories as they might be: all kinds, few enough days that things happen at the same time, ids that tie.</summary>
public static class Events
{
    public static readonly LocalDate FirstDay = new(2023, 1, 1);

    /// <summary>No event of a generated history is later than this day.</summary>
    public static readonly LocalDate LastDay = new(2024, 12, 31);

    private static readonly Gen<Instant> At =
        from day in Gen.Choose(0, Period.DaysBetween(FirstDay, LastDay) - 1)
        from second in Gen.Frequency((3, Gen.Choose(0, 86_399)), (1, Gen.Constant(43_200)))
        select FirstDay.PlusDays(day).AtMidnight().InUtc().ToInstant().Plus(Duration.FromSeconds(second));

    private static readonly Gen<decimal> Money = Gen.Frequency(
        (1, Gen.Constant(0m)), (9, Gen.Choose(1, 20_000).Select(cents => cents / 100m)));

    private static readonly Gen<string?> Channel = Gen.Elements<string?>(null, "web", "store", "phone");

    private static readonly Gen<EventProducts> Products = Gen.Frequency(
        (2, Gen.Constant(EventProducts.None)),
        (2, Gen.Elements("tea", "cups", "pot", "sugar").Select(p => EventProducts.Of([p]))),
        (2, Gen.Elements("tea", "cups", "pot", "sugar").ListOf(3).Select(p => EventProducts.Of([.. p]))),
        (1, Gen.Choose(1, 30).ListOf(12).Select(p => EventProducts.Of([.. p.Select(n => $"p{n}")]))));

    private static readonly Gen<CustomerEvent> Order =
        from at in At
        from amount in Money
        from cost in Money
        from quantity in Gen.Choose(0, 5)
        from status in Gen.Frequency((6, Gen.Constant(OrderStatus.Completed)), (1, Gen.Elements(Enum.GetValues<OrderStatus>())))
        from selling in Gen.Elements(Enum.GetValues<SellingKind>())
        from channel in Channel
        from campaign in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("spring", "autumn")))
        from products in Products
        select CustomerEvent.Order(at, amount) with
        {
            Products = products,
            Cost = cost,
            Quantity = quantity,
            Status = status,
            Selling = selling,
            Channel = channel,
            Campaign = campaign,
        };

    private static readonly Gen<CustomerEvent> Tasting =
        from at in At
        from amount in Money
        from channel in Channel
        from guests in Gen.Choose(0, 4)
        from wine in Gen.Elements("red", "white", string.Empty)
        select CustomerEvent.Own(EventKind.Of("tasting"), at, amount) with
        {
            Channel = channel,
            Category = wine.Length > 0 ? "wine" : null,
            Details = wine.Length == 0 ? EventDetails.None : EventDetails.None.With("wine", wine).With("guests", guests),
        };

    private static readonly Gen<CustomerEvent> Attribute =
        from at in At
        from day in Gen.Choose(0, 900)
        from name in Gen.Elements("plan", "trial-end", "seats", "vip")
        from cleared in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from plan in Gen.Elements("gold", "silver", "free")
        select CustomerEvent.AttributeSet(at, name, cleared ? null : name switch
        {
            "plan" => plan,
            "trial-end" => FirstDay.PlusDays(day),
            "seats" => day / 10m,
            _ => day % 2 == 0,
        });

    public static Gen<CustomerEvent> One { get; } =
        from item in Gen.Frequency(
            (4, Order), (1, Tasting), (1, Attribute), (6, Gen.Elements(Enum.GetValues<CustomerEventKind>()).SelectMany(OfKind)))
        from id in Gen.Frequency((2, Gen.Constant<string?>(null)), (1, Gen.Choose(1, 1_000_000).Select(n => (string?)$"e{n}")))
        select item with { Id = id };

    public static Gen<CustomerEvent[]> Some { get; } =
        from count in Gen.Choose(0, 25)
        from events in One.ListOf(count)
        from back in Gen.Choose(0, 5).ListOf(count)
        from hours in Gen.Choose(-48, 4_000).ListOf(count)
        select events
            .Concat(events.Zip(back, hours).SelectMany(e => ReturnsOf(e.First, e.Second, e.Third)))
            .DistinctBy(e => (e.EventKind, e.Id ?? Guid.Empty.ToString() + e.GetHashCode()))
            .ToArray();

    public static Arbitrary<CustomerEvent> ArbitraryEvent() => One.ToArbitrary();

    public static Arbitrary<CustomerEvent[]> ArbitraryEvents() => Some.ToArbitrary();

    /// <summary>
    /// Of some orders with an id all came back, at once or by and by, or a part; now and then before the order, as clocks differ.
    /// </summary>
    private static IEnumerable<CustomerEvent> ReturnsOf(CustomerEvent order, int back, int hours)
    {
        if (order.Kind != CustomerEventKind.Order || order.Id is null || back > 3)
        {
            return [];
        }

        Instant first = FirstDay.AtMidnight().InUtc().ToInstant();
        Instant last = LastDay.AtMidnight().InUtc().ToInstant() - Duration.FromTicks(1);
        Instant at = Instant.Min(last, Instant.Max(first, order.At + Duration.FromHours(hours)));
        Instant later = Instant.Min(last, at + Duration.FromHours(Math.Abs(hours)));
        return back switch
        {
            0 => [Back(at, order.Amount) with { Id = $"{order.Id}-all" }],
            1 => [Back(at, order.Amount / 2), Back(later, (order.Amount / 2) + 1) with { Cost = 1 }],
            2 => [Back(at, order.Amount / 2)],
            _ => [Back(at, order.Amount), Back(later, 3)],
        };

        CustomerEvent Back(Instant when, decimal amount) => CustomerEvent.Return(when, amount) with { Reference = order.Id };
    }

    private static Gen<CustomerEvent> OfKind(CustomerEventKind kind) => kind switch
    {
        CustomerEventKind.Order => Order,
        CustomerEventKind.Return => from at in At from amount in Money select CustomerEvent.Return(at, amount),
        CustomerEventKind.Custom => Gen.OneOf(Tasting, At.Select(at => CustomerEvent.Custom(at, "custom"))),
        CustomerEventKind.AttributeSet => Attribute,
        CustomerEventKind.Impression => At.Select(CustomerEvent.Impression),
        CustomerEventKind.Visit => At.Select(CustomerEvent.Visit),
        CustomerEventKind.ContentView => At.Select(CustomerEvent.ContentView),
        CustomerEventKind.ProductView => At.Select(CustomerEvent.ProductView),
        CustomerEventKind.SignUp => At.Select(CustomerEvent.SignUp),
        CustomerEventKind.OptedOut => At.Select(CustomerEvent.OptedOut),
        CustomerEventKind.CartFilled => from at in At from p in Products select CustomerEvent.CartFilled(at) with { Products = p },
        CustomerEventKind.EmailSent => At.Select(CustomerEvent.EmailSent),
        CustomerEventKind.EmailOpened => At.Select(CustomerEvent.EmailOpened),
        CustomerEventKind.EmailClicked => At.Select(CustomerEvent.EmailClicked),
        CustomerEventKind.CampaignResponse => At.Select(CustomerEvent.CampaignResponse),
        CustomerEventKind.ProfileCompleted => from at in At from p in Gen.Choose(0, 100) select CustomerEvent.ProfileCompleted(at, p),
        CustomerEventKind.SupportOpened => At.Select(CustomerEvent.SupportOpened),
        CustomerEventKind.SupportAnswered => At.Select(CustomerEvent.SupportAnswered),
        CustomerEventKind.SupportClosed =>
            from at in At from s in Gen.Choose(0, 5) select CustomerEvent.SupportClosed(at, s == 0 ? null : s),
        CustomerEventKind.Review => from at in At from s in Gen.Choose(1, 5) select CustomerEvent.Review(at, s),
        CustomerEventKind.ReferralMade => At.Select(CustomerEvent.ReferralMade),
        CustomerEventKind.ReferralSucceeded => At.Select(CustomerEvent.ReferralSucceeded),
        CustomerEventKind.SurveyAnswered => from at in At from a in Gen.Choose(0, 10) select CustomerEvent.SurveyAnswered(at, a),
        CustomerEventKind.LoyaltyScan => At.Select(CustomerEvent.LoyaltyScan),
        CustomerEventKind.ContractStarted =>
            from at in At
            from d in Gen.Choose(0, 700)
            from paid in Money
            from cost in Money
            select CustomerEvent.ContractStarted(at, FirstDay.PlusDays(d), paid) with { Cost = cost },
        CustomerEventKind.ContractRenewed =>
            from at in At
            from d in Gen.Choose(0, 900)
            from paid in Money
            select CustomerEvent.ContractRenewed(at, FirstDay.PlusDays(d), paid),
        CustomerEventKind.ContractCanceled =>
            from at in At from d in Gen.Choose(0, 900) select CustomerEvent.ContractCanceled(at, FirstDay.PlusDays(d)),
        CustomerEventKind.ContractPaused => At.Select(CustomerEvent.ContractPaused),
        CustomerEventKind.ContractResumed =>
            from at in At from d in Gen.Choose(0, 900) select CustomerEvent.ContractResumed(at, FirstDay.PlusDays(d)),
        CustomerEventKind.TrialStarted =>
            from at in At from d in Gen.Choose(0, 900) select CustomerEvent.TrialStarted(at, FirstDay.PlusDays(d)),
        CustomerEventKind.PaymentFailed => At.Select(CustomerEvent.PaymentFailed),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A new kind needs a generator."),
    };
}
