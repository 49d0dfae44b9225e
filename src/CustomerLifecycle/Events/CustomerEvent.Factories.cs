using NodaTime;

namespace CustomerLifecycle;

/// <content>A named factory for every kind.</content>
public readonly partial record struct CustomerEvent
{
    /// <summary>Something of the user's own; no shipped fact counts it.</summary>
    /// <param name="at">When.</param>
    /// <param name="name">What, kept in <see cref="Reference"/>.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The name is empty or white space.</exception>
    public static CustomerEvent Custom(Instant at, string name)
    {
        Guard.Against.NullOrWhiteSpace(name);
        return new(CustomerEventKind.Custom, at) { Reference = name };
    }

    /// <summary>Something of a kind of the user's own; facts of one's own count it, and no shipped one does.</summary>
    /// <param name="kind">The kind, e.g. <c>EventKind.Of("demo-booked")</c>.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">What it was worth, 0 or more; 0 where that has no meaning.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The kind is one that ships: use the factory named after it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or above <see cref="MostAmount"/>.</exception>
    public static CustomerEvent Own(EventKind kind, Instant at, decimal amount = 0)
    {
        Guard.Against.NoAmount(amount);
        return kind.IsOwn
            ? new(CustomerEventKind.Custom, at) { Extras = new EventExtras { OwnKind = kind.Key }, Amount = amount }
            : throw new ArgumentException($"'{kind.Key}' is a kind that ships; use the factory named after it.", nameof(kind));
    }

    /// <summary>
    /// An attribute of the customer took a value: plan, country, trial end, …; it holds until the next such event of the same name.
    /// </summary>
    /// <param name="at">When.</param>
    /// <param name="name">The name of the attribute, e.g. <c>plan</c>.</param>
    /// <param name="value">The value; <see langword="null"/>: the attribute has none any more.</param>
    /// <returns>The event; the name is kept in <see cref="Reference"/>.</returns>
    /// <exception cref="ArgumentException">The name is empty or white space.</exception>
    public static CustomerEvent AttributeSet(Instant at, string name, EventDetail? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(CustomerEventKind.AttributeSet, at)
        {
            Reference = name,
            Extras = value is null ? null : new EventExtras { AttributeValue = value },
        };
    }

    /// <summary>The person saw an advertisement, online or offline.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent Impression(Instant at) => new(CustomerEventKind.Impression, at);

    /// <summary>The person visited the site or the shop.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent Visit(Instant at) => new(CustomerEventKind.Visit, at);

    /// <summary>The person read content: a guide, a comparison, an FAQ.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent ContentView(Instant at) => new(CustomerEventKind.ContentView, at);

    /// <summary>The person looked at a product.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent ProductView(Instant at) => new(CustomerEventKind.ProductView, at);

    /// <summary>The person signed up and may be addressed.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent SignUp(Instant at) => new(CustomerEventKind.SignUp, at);

    /// <summary>The person withdrew the consent to be addressed.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent OptedOut(Instant at) => new(CustomerEventKind.OptedOut, at);

    /// <summary>The person put something into the basket.</summary>
    /// <param name="at">When.</param>
    /// <returns>
    /// The event. Name what was put in as <see cref="Reference"/> or <see cref="Products"/>, in one event or several: then the basket is
    /// open as long as one of these products has not been bought. A basket that names none is closed by any order.
    /// </returns>
    public static CustomerEvent CartFilled(Instant at) => new(CustomerEventKind.CartFilled, at);

    /// <summary>The customer ordered.</summary>
    /// <param name="at">When.</param>
    /// <param name="amount">What the customer pays for all lines, 0 or more.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative: that is a <see cref="Return"/>.</exception>
    public static CustomerEvent Order(Instant at, decimal amount)
    {
        Guard.Against.NoAmount(amount);
        return new(CustomerEventKind.Order, at) { Amount = amount };
    }

    /// <summary>The customer sent goods back or was refunded.</summary>
    /// <param name="at">When.</param>
    /// <param name="amount">What the customer gets back, 0 or more.</param>
    /// <returns>The event; name the order in <see cref="Reference"/> where it is known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or above <see cref="MostAmount"/>.</exception>
    public static CustomerEvent Return(Instant at, decimal amount)
    {
        Guard.Against.NoAmount(amount);
        return new(CustomerEventKind.Return, at) { Amount = amount };
    }

    /// <summary>The shop sent an e-mail or campaign.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent EmailSent(Instant at) => new(CustomerEventKind.EmailSent, at);

    /// <summary>The person opened an e-mail or campaign.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent EmailOpened(Instant at) => new(CustomerEventKind.EmailOpened, at);

    /// <summary>The person clicked in an e-mail or campaign.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent EmailClicked(Instant at) => new(CustomerEventKind.EmailClicked, at);

    /// <summary>The person answered a campaign.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent CampaignResponse(Instant at) => new(CustomerEventKind.CampaignResponse, at);

    /// <summary>The profile was completed to a percentage.</summary>
    /// <param name="at">When.</param>
    /// <param name="percent">How complete it is now, 0 to 100.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is outside 0 to 100.</exception>
    public static CustomerEvent ProfileCompleted(Instant at, int percent) => new(CustomerEventKind.ProfileCompleted, at, percent, 0, 100);

    /// <summary>The customer opened a support case.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent SupportOpened(Instant at) => new(CustomerEventKind.SupportOpened, at);

    /// <summary>The shop answered a support case.</summary>
    /// <param name="at">When it happened.</param>
    /// <returns>The event; the case is named by <see cref="Reference"/>, the id of the event that opened it.</returns>
    public static CustomerEvent SupportAnswered(Instant at) => new(CustomerEventKind.SupportAnswered, at);

    /// <summary>A support case was closed.</summary>
    /// <param name="at">When.</param>
    /// <param name="satisfaction">How satisfied the customer was, 1 to 5; <see langword="null"/> where nobody asked.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The satisfaction is outside 1 to 5.</exception>
    public static CustomerEvent SupportClosed(Instant at, int? satisfaction = null) =>
        satisfaction is { } score ? new(CustomerEventKind.SupportClosed, at, score, 1, 5) : new(CustomerEventKind.SupportClosed, at);

    /// <summary>The customer wrote a review.</summary>
    /// <param name="at">When.</param>
    /// <param name="stars">1 to 5.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rating is outside 1 to 5.</exception>
    public static CustomerEvent Review(Instant at, int stars) => new(CustomerEventKind.Review, at, stars, 1, 5);

    /// <summary>The customer recommended the shop to somebody.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent ReferralMade(Instant at) => new(CustomerEventKind.ReferralMade, at);

    /// <summary>A recommendation brought a new customer.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent ReferralSucceeded(Instant at) => new(CustomerEventKind.ReferralSucceeded, at);

    /// <summary>The customer answered a survey.</summary>
    /// <param name="at">When.</param>
    /// <param name="answer">0 (not at all likely to recommend) to 10.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The answer is outside 0 to 10.</exception>
    public static CustomerEvent SurveyAnswered(Instant at, int answer) => new(CustomerEventKind.SurveyAnswered, at, answer, 0, 10);

    /// <summary>The customer's loyalty card was scanned.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent LoyaltyScan(Instant at) => new(CustomerEventKind.LoyaltyScan, at);

    /// <summary>A contract began.</summary>
    /// <param name="at">When it was made.</param>
    /// <param name="end">The first day on which it no longer runs.</param>
    /// <param name="amount">What is paid for the term, 0 or more; 0 where it is not known.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The date is not in the ISO calendar, or the amount is negative.</exception>
    public static CustomerEvent ContractStarted(Instant at, LocalDate end, decimal amount = 0)
    {
        Guard.Against.NoAmount(amount);
        return new(CustomerEventKind.ContractStarted, at, end) { Amount = amount };
    }

    /// <summary>A contract was renewed.</summary>
    /// <param name="at">When it was renewed.</param>
    /// <param name="end">The first day on which it no longer runs now.</param>
    /// <param name="amount">What is paid for the term, 0 or more; 0 where it is not known.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The date is not in the ISO calendar, or the amount is negative.</exception>
    public static CustomerEvent ContractRenewed(Instant at, LocalDate end, decimal amount = 0)
    {
        Guard.Against.NoAmount(amount);
        return new(CustomerEventKind.ContractRenewed, at, end) { Amount = amount };
    }

    /// <summary>A contract was cancelled; it runs until its end.</summary>
    /// <param name="at">When it was cancelled.</param>
    /// <param name="end">The first day on which it no longer runs.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The date is not in the ISO calendar.</exception>
    public static CustomerEvent ContractCanceled(Instant at, LocalDate end) => new(CustomerEventKind.ContractCanceled, at, end);

    /// <summary>
    /// A trial began. Nobody is a customer by it: that is what a contract makes them, begun when the trial is over or before.
    /// </summary>
    /// <param name="at">When.</param>
    /// <param name="end">The first day on which the trial no longer runs.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The date is not in the ISO calendar.</exception>
    public static CustomerEvent TrialStarted(Instant at, LocalDate end) => new(CustomerEventKind.TrialStarted, at, end);

    /// <summary>A contract was paused: it is not over, whatever day it was to end on, until it is resumed, renewed or cancelled.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent ContractPaused(Instant at) => new(CustomerEventKind.ContractPaused, at);

    /// <summary>A paused contract goes on.</summary>
    /// <param name="at">When.</param>
    /// <param name="end">The first day on which the contract no longer runs now.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The date is not in the ISO calendar.</exception>
    public static CustomerEvent ContractResumed(Instant at, LocalDate end) => new(CustomerEventKind.ContractResumed, at, end);

    /// <summary>What was due for a contract could not be collected. A contract begun or renewed later has been paid.</summary>
    /// <param name="at">When.</param>
    /// <returns>The event.</returns>
    public static CustomerEvent PaymentFailed(Instant at) => new(CustomerEventKind.PaymentFailed, at);

    /// <summary>An event of a kind that comes with nothing.</summary>
    internal static CustomerEvent Plain(CustomerEventKind kind, Instant at) => new(kind, at);

    private CustomerEvent(CustomerEventKind kind, Instant at, int score, int lowest, int highest)
        : this(kind, at)
    {
        _score = (short)(Guard.Against.OutsideOf(score, lowest, highest) + 1);
    }

    private CustomerEvent(CustomerEventKind kind, Instant at, LocalDate end)
        : this(kind, at)
    {
        _contractEnd = LocalDay.Of(Guard.Against.NotIso(end));
    }
}
