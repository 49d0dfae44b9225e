namespace CustomerLifecycle;

/// <content>What the person did before, beside and after buying.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>
    /// Gets a value indicating whether the person has signed up and not opted out since, so that the shop can address them.
    /// </summary>
    public bool IsSignedUp { get => Number(ShippedFacts.IsSignedUp) != 0; init => _words[ShippedFacts.IsSignedUp.Index] = value ? 1 : 0; }

    /// <summary>
    /// Gets a value indicating whether something is left in the basket: a product put in that no order that counts has named since, or up
    /// to a day before. An order that names no product empties the basket, and any order empties one that names none.
    /// </summary>
    /// <remarks>
    /// The 16 products put in last are looked at. Whoever has bought 16 products or more since, all of them others, has left nothing.
    /// </remarks>
    public bool HasOpenCart
    {
        get => Number(ShippedFacts.HasOpenCart) != 0;
        init => _words[ShippedFacts.HasOpenCart.Index] = value ? 1 : 0;
    }

    /// <summary>Gets the calendar days since a basket was last filled. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastCart
    {
        get => Optional(ShippedFacts.DaysSinceLastCart);
        init => _words[ShippedFacts.DaysSinceLastCart.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days since the person last did something of their own accord: visited, viewed, signed up, filled a basket,
    /// ordered, opened, clicked, answered, completed the profile, asked support, reviewed, recommended, scanned a card, or made or renewed
    /// a contract. Unit: days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastEngagement
    {
        get => Optional(ShippedFacts.DaysSinceLastEngagement);
        init => _words[ShippedFacts.DaysSinceLastEngagement.Index] = Days(value);
    }

    /// <summary>Gets the number of answers of the person: campaign responses and survey answers. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Responses { get => Number(ShippedFacts.Responses); init => _words[ShippedFacts.Responses.Index] = Count(value); }

    /// <summary>Gets the number of clicks in e-mails and campaigns. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int EmailsClicked { get => Number(ShippedFacts.EmailsClicked); init => _words[ShippedFacts.EmailsClicked.Index] = Count(value); }

    /// <summary>Gets the number of views of content and products. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Views { get => Number(ShippedFacts.Views); init => _words[ShippedFacts.Views.Index] = Count(value); }

    /// <summary>
    /// Gets the calendar days since the first event of any kind but custom. Unit: days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceFirstSeen
    {
        get => Optional(ShippedFacts.DaysSinceFirstSeen);
        init => _words[ShippedFacts.DaysSinceFirstSeen.Index] = Days(value);
    }

    /// <summary>Gets the number of baskets filled. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int CartsFilled { get => Number(ShippedFacts.CartsFilled); init => _words[ShippedFacts.CartsFilled.Index] = Count(value); }

    /// <summary>Gets the number of visits. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Visits { get => Number(ShippedFacts.Visits); init => _words[ShippedFacts.Visits.Index] = Count(value); }

    /// <summary>Gets the calendar days since the last visit. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastVisit
    {
        get => Optional(ShippedFacts.DaysSinceLastVisit);
        init => _words[ShippedFacts.DaysSinceLastVisit.Index] = Days(value);
    }

    /// <summary>Gets the calendar days since the last sign-up. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceSignUp
    {
        get => Optional(ShippedFacts.DaysSinceSignUp);
        init => _words[ShippedFacts.DaysSinceSignUp.Index] = Days(value);
    }

    /// <summary>Gets the calendar days since the last answer of the person. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastResponse
    {
        get => Optional(ShippedFacts.DaysSinceLastResponse);
        init => _words[ShippedFacts.DaysSinceLastResponse.Index] = Days(value);
    }

    /// <summary>Gets the number of impressions, online and offline. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Impressions { get => Number(ShippedFacts.Impressions); init => _words[ShippedFacts.Impressions.Index] = Count(value); }

    /// <summary>Gets the number of e-mails and campaigns sent to the person. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int EmailsSent { get => Number(ShippedFacts.EmailsSent); init => _words[ShippedFacts.EmailsSent.Index] = Count(value); }

    /// <summary>
    /// Gets the calendar days since an e-mail or campaign was last sent to the person. Unit: days, 0 or more; <see langword="null"/>:
    /// never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastEmailSent
    {
        get => Optional(ShippedFacts.DaysSinceLastEmailSent);
        init => _words[ShippedFacts.DaysSinceLastEmailSent.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days since the person last clicked in an e-mail or campaign. Unit: days, 0 or more; <see langword="null"/>: never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastEmailClicked
    {
        get => Optional(ShippedFacts.DaysSinceLastEmailClicked);
        init => _words[ShippedFacts.DaysSinceLastEmailClicked.Index] = Days(value);
    }

    /// <summary>Gets a value indicating whether the person has opted out of being addressed, and not signed up again since.</summary>
    public bool IsOptedOut { get => Number(ShippedFacts.IsOptedOut) != 0; init => _words[ShippedFacts.IsOptedOut.Index] = value ? 1 : 0; }

    /// <summary>Gets the number of e-mails and campaigns opened. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int EmailsOpened { get => Number(ShippedFacts.EmailsOpened); init => _words[ShippedFacts.EmailsOpened.Index] = Count(value); }
}
