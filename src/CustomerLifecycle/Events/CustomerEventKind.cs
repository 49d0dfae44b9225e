namespace CustomerLifecycle;

/// <summary>What happened.</summary>
/// <remarks>
/// In files a kind is written as its name in kebab case, e.g. <c>email-opened</c> (<see cref="CustomerEventKinds"/>).
/// The default value is <see cref="Custom"/>, which no shipped rule looks at. The numbers are stable and may be stored.
/// </remarks>
public enum CustomerEventKind
{
    /// <summary>Something of the user's own.</summary>
    Custom = 0,

    /// <summary>The person saw an advertisement, online or offline.</summary>
    Impression = 1,

    /// <summary>The person visited the site or the shop.</summary>
    Visit = 2,

    /// <summary>The person read content: a guide, a comparison, an FAQ.</summary>
    ContentView = 3,

    /// <summary>The person looked at a product.</summary>
    ProductView = 4,

    /// <summary>The person signed up and may be addressed.</summary>
    SignUp = 5,

    /// <summary>The person put something into the basket.</summary>
    CartFilled = 6,

    /// <summary>The customer ordered.</summary>
    Order = 7,

    /// <summary>The customer sent goods back or was refunded.</summary>
    Return = 8,

    /// <summary>The shop sent an e-mail or campaign.</summary>
    EmailSent = 9,

    /// <summary>The person opened an e-mail or campaign.</summary>
    EmailOpened = 10,

    /// <summary>The person clicked in an e-mail or campaign.</summary>
    EmailClicked = 11,

    /// <summary>The person answered a campaign.</summary>
    CampaignResponse = 12,

    /// <summary>The profile was completed to a percentage.</summary>
    ProfileCompleted = 13,

    /// <summary>The customer opened a support case.</summary>
    SupportOpened = 14,

    /// <summary>A support case was closed, perhaps with a satisfaction.</summary>
    SupportClosed = 15,

    /// <summary>The customer wrote a review, 1 to 5 stars.</summary>
    Review = 16,

    /// <summary>The customer recommended the shop to somebody.</summary>
    ReferralMade = 17,

    /// <summary>A recommendation brought a new customer.</summary>
    ReferralSucceeded = 18,

    /// <summary>The customer answered a survey, 0 to 10.</summary>
    SurveyAnswered = 19,

    /// <summary>The customer's loyalty card was scanned.</summary>
    LoyaltyScan = 20,

    /// <summary>A contract began.</summary>
    ContractStarted = 21,

    /// <summary>A contract was renewed.</summary>
    ContractRenewed = 22,

    /// <summary>A contract was cancelled; it runs until its end.</summary>
    ContractCanceled = 23,

    /// <summary>The person withdrew the consent to be addressed; a later <see cref="SignUp"/> gives it again.</summary>
    OptedOut = 24,

    /// <summary>An attribute of the customer took a value, or lost it.</summary>
    AttributeSet = 25,

    /// <summary>The shop answered a support case.</summary>
    SupportAnswered = 26,

    /// <summary>A trial began: nobody is a customer by it yet.</summary>
    TrialStarted = 27,

    /// <summary>A contract was paused: it is not over, whatever day it was to end on.</summary>
    ContractPaused = 28,

    /// <summary>A paused contract goes on.</summary>
    ContractResumed = 29,

    /// <summary>What was due for a contract could not be collected.</summary>
    PaymentFailed = 30,
}
