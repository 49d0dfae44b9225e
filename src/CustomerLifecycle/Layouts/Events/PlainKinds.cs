namespace CustomerLifecycle.Layouts;

/// <summary>
/// The words of a column of kinds that were read before, as far as time, amount, id and labels are all that their events have.
/// </summary>
internal sealed class PlainKinds
{
    private const int Most = 64; // words of a column; more are no kinds, and are read with care

    private readonly List<(string Word, CustomerEventKind Kind, bool IsPlain)> _known = [];

    /// <summary>What is known of a word.</summary>
    /// <param name="word">The word as it stands in the field.</param>
    /// <param name="kind">What it means.</param>
    /// <returns>Whether it is plain; null where the word was not met yet.</returns>
    public bool? Find(ReadOnlySpan<char> word, out CustomerEventKind kind)
    {
        foreach ((string known, CustomerEventKind meaning, bool isPlain) in _known)
        {
            if (word.SequenceEqual(known))
            {
                kind = meaning;
                return isPlain;
            }
        }

        kind = default;
        return null;
    }

    /// <summary>Learns what a word means.</summary>
    public void Learn(string word, EventKind kind)
    {
        if (_known.Count < Most)
        {
            _known.Add((word, kind.Shipped, !kind.IsOwn && IsPlain(kind.Shipped)));
        }
    }

    private static bool IsPlain(CustomerEventKind kind) => kind is CustomerEventKind.Order or CustomerEventKind.Return
        or CustomerEventKind.Impression or CustomerEventKind.Visit or CustomerEventKind.ContentView or CustomerEventKind.ProductView
        or CustomerEventKind.SignUp or CustomerEventKind.CartFilled or CustomerEventKind.EmailSent or CustomerEventKind.EmailOpened
        or CustomerEventKind.EmailClicked or CustomerEventKind.CampaignResponse or CustomerEventKind.SupportOpened
        or CustomerEventKind.SupportAnswered or CustomerEventKind.ReferralMade or CustomerEventKind.ReferralSucceeded
        or CustomerEventKind.LoyaltyScan or CustomerEventKind.OptedOut or CustomerEventKind.ContractPaused
        or CustomerEventKind.PaymentFailed;
}
