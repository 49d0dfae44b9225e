namespace CustomerLifecycle.Decisions;

/// <summary>Facts that tactics ask for beside those that ship, declared as a user would declare theirs.</summary>
internal static class TacticFacts
{
    private const int FairStars = 3;
    private const int Dissatisfied = 2;

    /// <summary>Days since a case was opened or closed, or the shop was criticised.</summary>
    public static Fact<int?> DaysSinceComplaint { get; } = Fact
        .DaysSince(
            "days-since-last-complaint",
            [
                CustomerEventKind.SupportOpened,
                CustomerEventKind.SupportClosed,
                CustomerEventKind.Review,
                CustomerEventKind.SurveyAnswered,
            ])
        .Where(e => IsCase(e) || Opinions.IsCriticism(e))
        .Named("days since the last support case or bad review", "Tage seit der letzten Anfrage oder schlechten Bewertung");

    /// <summary>Days since a support case was opened or closed.</summary>
    public static Fact<int?> DaysSinceCase { get; } = Fact
        .DaysSince("days-since-last-support-case", [CustomerEventKind.SupportOpened, CustomerEventKind.SupportClosed])
        .Named("days since the last support case", "Tage seit der letzten Anfrage");

    /// <summary>Days since a bad review, a bad answer to a survey, or a case that left the customer dissatisfied.</summary>
    public static Fact<int?> DaysSinceBadExperience { get; } = Fact
        .DaysSince(
            "days-since-last-bad-experience",
            [CustomerEventKind.SupportClosed, CustomerEventKind.Review, CustomerEventKind.SurveyAnswered])
        .Where(e => (e.Kind == CustomerEventKind.SupportClosed && e.Score <= Dissatisfied) || Opinions.IsCriticism(e))
        .Named("days since the last bad experience", "Tage seit der letzten schlechten Erfahrung");

    /// <summary>Days since a review of three stars or more.</summary>
    public static Fact<int?> DaysSinceFairReview { get; } = Fact
        .DaysSince("days-since-last-fair-review", CustomerEventKind.Review)
        .Where(e => e.Score >= FairStars)
        .Named("days since the last review with 3 stars or more", "Tage seit der letzten Bewertung mit mindestens 3 Sternen");

    /// <summary>Days since a recommendation brought a new customer.</summary>
    public static Fact<int?> DaysSinceNewCustomer { get; } = Fact
        .DaysSince("days-since-last-successful-referral", CustomerEventKind.ReferralSucceeded)
        .Named("days since the last successful referral", "Tage seit der letzten erfolgreichen Empfehlung");

    private static bool IsCase(in CustomerEvent item) => item.Kind is CustomerEventKind.SupportOpened or CustomerEventKind.SupportClosed;
}
