namespace CustomerLifecycle;

/// <content>What the person did before, beside and after buying.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>
    /// Gets a value indicating whether the person has signed up and not opted out since, so that the shop can address them.
    /// </summary>
    public bool IsSignedUp { get => Number(IntegerFact.IsSignedUp) != 0; init => _words[(int)IntegerFact.IsSignedUp] = value ? 1 : 0; }

    /// <summary>Gets a value indicating whether the last basket was filled after the last order that counts.</summary>
    public bool HasOpenCart { get => Number(IntegerFact.HasOpenCart) != 0; init => _words[(int)IntegerFact.HasOpenCart] = value ? 1 : 0; }

    /// <summary>Gets the calendar days since a basket was last filled. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastCart
    {
        get => Optional(IntegerFact.DaysSinceLastCart, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastCart] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days since the person last did something of their own accord: visited, viewed, signed up, filled a basket,
    /// ordered, opened, clicked, answered, completed the profile, asked support, reviewed, recommended, scanned a card, or made or renewed
    /// a contract. Unit: days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    public int? DaysSinceLastEngagement
    {
        get => Optional(IntegerFact.DaysSinceLastEngagement, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastEngagement] = Days(value);
    }

    /// <summary>Gets the number of answers of the person: campaign responses and survey answers. Unit: count, 0 or more.</summary>
    public int Responses { get => Number(IntegerFact.Responses); init => _words[(int)IntegerFact.Responses] = Count(value); }

    /// <summary>Gets the number of clicks in e-mails and campaigns. Unit: count, 0 or more.</summary>
    public int EmailsClicked { get => Number(IntegerFact.EmailsClicked); init => _words[(int)IntegerFact.EmailsClicked] = Count(value); }

    /// <summary>Gets the number of views of content and products. Unit: count, 0 or more.</summary>
    public int Views { get => Number(IntegerFact.Views); init => _words[(int)IntegerFact.Views] = Count(value); }

    /// <summary>
    /// Gets the calendar days since the first event of any kind but custom. Unit: days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    public int? DaysSinceFirstSeen
    {
        get => Optional(IntegerFact.DaysSinceFirstSeen, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceFirstSeen] = Days(value);
    }

    /// <summary>Gets the number of baskets filled. Unit: count, 0 or more.</summary>
    public int CartsFilled { get => Number(IntegerFact.CartsFilled); init => _words[(int)IntegerFact.CartsFilled] = Count(value); }

    /// <summary>Gets the number of visits. Unit: count, 0 or more.</summary>
    public int Visits { get => Number(IntegerFact.Visits); init => _words[(int)IntegerFact.Visits] = Count(value); }

    /// <summary>Gets the calendar days since the last visit. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastVisit
    {
        get => Optional(IntegerFact.DaysSinceLastVisit, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastVisit] = Days(value);
    }

    /// <summary>Gets the calendar days since the last sign-up. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceSignUp
    {
        get => Optional(IntegerFact.DaysSinceSignUp, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceSignUp] = Days(value);
    }

    /// <summary>Gets the calendar days since the last answer of the person. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastResponse
    {
        get => Optional(IntegerFact.DaysSinceLastResponse, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastResponse] = Days(value);
    }

    /// <summary>Gets the number of impressions, online and offline. Unit: count, 0 or more.</summary>
    public int Impressions { get => Number(IntegerFact.Impressions); init => _words[(int)IntegerFact.Impressions] = Count(value); }

    /// <summary>Gets the number of e-mails and campaigns sent to the person. Unit: count, 0 or more.</summary>
    public int EmailsSent { get => Number(IntegerFact.EmailsSent); init => _words[(int)IntegerFact.EmailsSent] = Count(value); }

    /// <summary>
    /// Gets the calendar days since an e-mail or campaign was last sent to the person. Unit: days, 0 or more; <see langword="null"/>:
    /// never.
    /// </summary>
    public int? DaysSinceLastEmailSent
    {
        get => Optional(IntegerFact.DaysSinceLastEmailSent, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastEmailSent] = Days(value);
    }

    /// <summary>Gets a value indicating whether the person has opted out of being addressed, and not signed up again since.</summary>
    public bool IsOptedOut { get => Number(IntegerFact.IsOptedOut) != 0; init => _words[(int)IntegerFact.IsOptedOut] = value ? 1 : 0; }

    /// <summary>Gets the number of e-mails and campaigns opened. Unit: count, 0 or more.</summary>
    public int EmailsOpened { get => Number(IntegerFact.EmailsOpened); init => _words[(int)IntegerFact.EmailsOpened] = Count(value); }
}
