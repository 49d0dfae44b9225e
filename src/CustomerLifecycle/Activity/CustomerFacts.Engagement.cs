namespace CustomerLifecycle.Activity;

/// <content>What the person did before, beside and after buying.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>Gets a value indicating whether the person has signed up and not opted out since, so that the shop can address them.</summary>
    public bool IsSignedUp { get => Number(FactWord.IsSignedUp) != 0; init => _words[(int)FactWord.IsSignedUp] = value ? 1 : 0; }

    /// <summary>Gets a value indicating whether the last basket was filled after the last order that counts.</summary>
    public bool HasOpenCart { get => Number(FactWord.HasOpenCart) != 0; init => _words[(int)FactWord.HasOpenCart] = value ? 1 : 0; }

    /// <summary>Gets the calendar days since a basket was last filled. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastCart { get => Optional(FactWord.DaysSinceLastCart, DaysBias); init => _words[(int)FactWord.DaysSinceLastCart] = Days(value); }

    /// <summary>Gets the calendar days since the person last did something of their own accord: visited, viewed, signed up, filled a basket, ordered, opened, clicked, answered, completed the profile, asked support, reviewed, recommended, scanned a card, or made or renewed a contract. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastEngagement { get => Optional(FactWord.DaysSinceLastEngagement, DaysBias); init => _words[(int)FactWord.DaysSinceLastEngagement] = Days(value); }

    /// <summary>Gets the number of answers of the person: campaign responses and survey answers. Unit: count, 0 or more.</summary>
    public int Responses { get => Number(FactWord.Responses); init => _words[(int)FactWord.Responses] = Count(value); }

    /// <summary>Gets the number of clicks in e-mails and campaigns. Unit: count, 0 or more.</summary>
    public int EMailsClicked { get => Number(FactWord.EMailsClicked); init => _words[(int)FactWord.EMailsClicked] = Count(value); }

    /// <summary>Gets the number of views of content and products. Unit: count, 0 or more.</summary>
    public int Views { get => Number(FactWord.Views); init => _words[(int)FactWord.Views] = Count(value); }

    /// <summary>Gets the calendar days since the first event of any kind but custom. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceFirstSeen { get => Optional(FactWord.DaysSinceFirstSeen, DaysBias); init => _words[(int)FactWord.DaysSinceFirstSeen] = Days(value); }

    /// <summary>Gets the number of baskets filled. Unit: count, 0 or more.</summary>
    public int CartsFilled { get => Number(FactWord.CartsFilled); init => _words[(int)FactWord.CartsFilled] = Count(value); }

    /// <summary>Gets the number of visits. Unit: count, 0 or more.</summary>
    public int Visits { get => Number(FactWord.Visits); init => _words[(int)FactWord.Visits] = Count(value); }

    /// <summary>Gets the calendar days since the last visit. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastVisit { get => Optional(FactWord.DaysSinceLastVisit, DaysBias); init => _words[(int)FactWord.DaysSinceLastVisit] = Days(value); }

    /// <summary>Gets the calendar days since the last sign-up. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceSignUp { get => Optional(FactWord.DaysSinceSignUp, DaysBias); init => _words[(int)FactWord.DaysSinceSignUp] = Days(value); }

    /// <summary>Gets the calendar days since the last answer of the person. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastResponse { get => Optional(FactWord.DaysSinceLastResponse, DaysBias); init => _words[(int)FactWord.DaysSinceLastResponse] = Days(value); }

    /// <summary>Gets the number of impressions, online and offline. Unit: count, 0 or more.</summary>
    public int Impressions { get => Number(FactWord.Impressions); init => _words[(int)FactWord.Impressions] = Count(value); }

    /// <summary>Gets the number of e-mails and campaigns sent to the person. Unit: count, 0 or more.</summary>
    public int EMailsSent { get => Number(FactWord.EMailsSent); init => _words[(int)FactWord.EMailsSent] = Count(value); }

    /// <summary>Gets the calendar days since an e-mail or campaign was last sent to the person. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastEMailSent { get => Optional(FactWord.DaysSinceLastEMailSent, DaysBias); init => _words[(int)FactWord.DaysSinceLastEMailSent] = Days(value); }

    /// <summary>Gets a value indicating whether the person has opted out of being addressed, and not signed up again since.</summary>
    public bool IsOptedOut { get => Number(FactWord.IsOptedOut) != 0; init => _words[(int)FactWord.IsOptedOut] = value ? 1 : 0; }

    /// <summary>Gets the number of e-mails and campaigns opened. Unit: count, 0 or more.</summary>
    public int EMailsOpened { get => Number(FactWord.EMailsOpened); init => _words[(int)FactWord.EMailsOpened] = Count(value); }
}
