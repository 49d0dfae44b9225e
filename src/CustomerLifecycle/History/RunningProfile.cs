namespace CustomerLifecycle;

/// <summary>Facts out of a profile.</summary>
/// <param name="shop">Zone and policies.</param>
/// <param name="withDecline">Whether anybody asks for the signs of decline.</param>
internal sealed class RunningProfile(Shop shop, bool withDecline) : IRunningFacts
{
    private readonly CustomerProfile _profile = CustomerProfile.OfJudged(shop);

    /// <inheritdoc/>
    public void Clear() => _profile.Clear();

    /// <inheritdoc/>
    public void Add(in PackedEvent item, PackedTexts texts, int day)
    {
        CustomerEvent unpacked = texts.Unpack(in item, withId: false);
        _profile.AdoptCurrency(unpacked.Currency);
        _profile.Add(in unpacked, day);
    }

    /// <inheritdoc/>
    public CustomerFacts FactsOn(int day) => _profile.FactsOn(day, withDecline, withOwn: false);
}
