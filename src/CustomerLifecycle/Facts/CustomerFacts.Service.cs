namespace CustomerLifecycle;

/// <content>Support, opinion and loyalty.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>Gets the number of support cases opened and not closed. Unit: count, 0 or more.</summary>
    public int OpenSupportCases
    {
        get => Number(IntegerFact.OpenSupportCases);
        init => _words[(int)IntegerFact.OpenSupportCases] = Count(value);
    }

    /// <summary>
    /// Gets the completeness of the profile by the newest profile event, 0 where there is none. Unit: per cent, 0 to 100.
    /// </summary>
    public int ProfilePercent
    {
        get => Number(IntegerFact.ProfilePercent);
        init => _words[(int)IntegerFact.ProfilePercent] = Percent(value);
    }

    /// <summary>Gets the number of recommendations made to others, successful or not. Unit: count, 0 or more.</summary>
    public int ReferralsMade { get => Number(IntegerFact.ReferralsMade); init => _words[(int)IntegerFact.ReferralsMade] = Count(value); }

    /// <summary>Gets the number of reviews with 4 or 5 of 5 stars. Unit: count, 0 or more.</summary>
    public int PositiveReviews
    {
        get => Number(IntegerFact.PositiveReviews);
        init => _words[(int)IntegerFact.PositiveReviews] = Count(value);
    }

    /// <summary>Gets the newest survey answer, 0 to 10; <see langword="null"/>: none was given.</summary>
    public int? LatestSurveyScore
    {
        get => Optional(IntegerFact.LatestSurveyScore, DaysBias);
        init => _words[(int)IntegerFact.LatestSurveyScore] = Score(value, 0, 10);
    }

    /// <summary>Gets the number of loyalty-card scans. Unit: count, 0 or more.</summary>
    public int LoyaltyScans { get => Number(IntegerFact.LoyaltyScans); init => _words[(int)IntegerFact.LoyaltyScans] = Count(value); }

    /// <summary>Gets the calendar days since the last loyalty-card scan. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastLoyaltyScan
    {
        get => Optional(IntegerFact.DaysSinceLastLoyaltyScan, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastLoyaltyScan] = Days(value);
    }

    /// <summary>Gets the number of support cases opened, closed ones included. Unit: count, 0 or more.</summary>
    public int SupportCases { get => Number(IntegerFact.SupportCases); init => _words[(int)IntegerFact.SupportCases] = Count(value); }

    /// <summary>Gets the satisfaction given when a support case was last closed, 1 to 5; <see langword="null"/>: none was given.</summary>
    public int? LatestSatisfaction
    {
        get => Optional(IntegerFact.LatestSatisfaction, DaysBias);
        init => _words[(int)IntegerFact.LatestSatisfaction] = Score(value, 1, 5);
    }

    /// <summary>Gets the number of reviews, good and bad. Unit: count, 0 or more.</summary>
    public int Reviews { get => Number(IntegerFact.Reviews); init => _words[(int)IntegerFact.Reviews] = Count(value); }

    /// <summary>Gets the number of recommendations that brought a new customer. Unit: count, 0 or more.</summary>
    public int ReferralsSuccessful
    {
        get => Number(IntegerFact.ReferralsSuccessful);
        init => _words[(int)IntegerFact.ReferralsSuccessful] = Count(value);
    }

    /// <summary>
    /// Gets the calendar days since the last review or recommendation. Unit: days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    public int? DaysSinceLastAdvocacy
    {
        get => Optional(IntegerFact.DaysSinceLastAdvocacy, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastAdvocacy] = Days(value);
    }
}
