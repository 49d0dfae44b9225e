namespace CustomerLifecycle;

/// <content>Support, opinion and loyalty.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>Gets the number of support cases opened and not closed. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int OpenSupportCases
    {
        get => Number(ShippedFacts.OpenSupportCases);
        init => _words[ShippedFacts.OpenSupportCases.Index] = Count(value);
    }

    /// <summary>
    /// Gets the completeness of the profile by the newest profile event, 0 where there is none. Unit: per cent, 0 to 100.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int ProfilePercent
    {
        get => Number(ShippedFacts.ProfilePercent);
        init => _words[ShippedFacts.ProfilePercent.Index] = Percent(value);
    }

    /// <summary>Gets the number of recommendations made to others, successful or not. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int ReferralsMade { get => Number(ShippedFacts.ReferralsMade); init => _words[ShippedFacts.ReferralsMade.Index] = Count(value); }

    /// <summary>Gets the number of reviews with 4 or 5 of 5 stars. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int PositiveReviews
    {
        get => Number(ShippedFacts.PositiveReviews);
        init => _words[ShippedFacts.PositiveReviews.Index] = Count(value);
    }

    /// <summary>Gets the newest survey answer, 0 to 10; <see langword="null"/>: none was given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? LatestSurveyScore
    {
        get => Optional(ShippedFacts.LatestSurveyScore);
        init => _words[ShippedFacts.LatestSurveyScore.Index] = Score(value, 0, 10);
    }

    /// <summary>Gets the number of loyalty-card scans. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int LoyaltyScans { get => Number(ShippedFacts.LoyaltyScans); init => _words[ShippedFacts.LoyaltyScans.Index] = Count(value); }

    /// <summary>Gets the calendar days since the last loyalty-card scan. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastLoyaltyScan
    {
        get => Optional(ShippedFacts.DaysSinceLastLoyaltyScan);
        init => _words[ShippedFacts.DaysSinceLastLoyaltyScan.Index] = Days(value);
    }

    /// <summary>Gets the number of support cases opened, closed ones included. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int SupportCases { get => Number(ShippedFacts.SupportCases); init => _words[ShippedFacts.SupportCases.Index] = Count(value); }

    /// <summary>Gets the satisfaction given when a support case was last closed, 1 to 5; <see langword="null"/>: none was given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? LatestSatisfaction
    {
        get => Optional(ShippedFacts.LatestSatisfaction);
        init => _words[ShippedFacts.LatestSatisfaction.Index] = Score(value, 1, 5);
    }

    /// <summary>Gets the number of reviews, good and bad. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Reviews { get => Number(ShippedFacts.Reviews); init => _words[ShippedFacts.Reviews.Index] = Count(value); }

    /// <summary>Gets the number of recommendations that brought a new customer. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int ReferralsSuccessful
    {
        get => Number(ShippedFacts.ReferralsSuccessful);
        init => _words[ShippedFacts.ReferralsSuccessful.Index] = Count(value);
    }

    /// <summary>
    /// Gets the calendar days since the last review or recommendation. Unit: days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastAdvocacy
    {
        get => Optional(ShippedFacts.DaysSinceLastAdvocacy);
        init => _words[ShippedFacts.DaysSinceLastAdvocacy.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days since the last praise: a recommendation, a review of four or five stars, a survey answer of 9 or 10. Unit:
    /// days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastPraise
    {
        get => Optional(ShippedFacts.DaysSinceLastPraise);
        init => _words[ShippedFacts.DaysSinceLastPraise.Index] = Days(value);
    }

    /// <summary>
    /// Gets a value indicating whether the latest word was criticism: a review of one or two stars, or a survey answer of 6 or less, and no
    /// praise since. At the same instant criticism holds.
    /// </summary>
    public bool IsCritical
    {
        get => Number(ShippedFacts.IsCritical) != 0;
        init => _words[ShippedFacts.IsCritical.Index] = value ? 1 : 0;
    }
}
