namespace CustomerLifecycle;

/// <summary>What an event says of how somebody thinks of the shop; in between are three stars and answers of seven or eight.</summary>
/// <remarks>Promoters and detractors are those of the net promoter score.</remarks>
internal static class Opinions
{
    private const int GoodStars = 4;
    private const int BadStars = 2;
    private const int Promoter = 9;
    private const int Detractor = 6;

    /// <summary>Whether it is a recommendation, a review of four or five stars, or the answer of a promoter.</summary>
    public static bool IsPraise(in CustomerEvent item) => item.Kind switch
    {
        CustomerEventKind.ReferralMade => true,
        CustomerEventKind.Review => item.Score >= GoodStars,
        CustomerEventKind.SurveyAnswered => item.Score >= Promoter,
        _ => false,
    };

    /// <summary>Whether it is a review of one or two stars, or the answer of a detractor.</summary>
    public static bool IsCriticism(in CustomerEvent item) => item.Kind switch
    {
        CustomerEventKind.Review => item.Score <= BadStars,
        CustomerEventKind.SurveyAnswered => item.Score <= Detractor,
        _ => false,
    };
}
