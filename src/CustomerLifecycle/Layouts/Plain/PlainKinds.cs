using System.Runtime.CompilerServices;
using System.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>
/// The words of a column of kinds that were read before, as far as time, amount, id and labels are all that their events have.
/// </summary>
internal sealed class PlainKinds
{
    private const int Most = 64; // words of a column; more are no kinds, and are read with care

    private readonly Word[] _known = new Word[Most];
    private int _count;

    /// <summary>What is known of a word.</summary>
    /// <param name="word">The word as it stands in the field.</param>
    /// <param name="kind">What it means.</param>
    /// <returns>Whether it is plain; null where the word was not met yet.</returns>
    [MethodImpl(RowPath.Compiled)]
    public bool? Find(ReadOnlySpan<byte> word, out CustomerEventKind kind)
    {
        bool isShort = CustomerKey.TryPack(word, out CustomerKey key);
        foreach (ref readonly Word known in _known.AsSpan(0, _count))
        {
            if (isShort ? known.Key == key && known.Long is null : known.Long is not null && word.SequenceEqual(known.Long))
            {
                kind = known.Kind;
                return known.IsPlain;
            }
        }

        kind = default;
        return null;
    }

    /// <summary>Learns what a word means that is not known yet.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool TryLearn(ReadOnlySpan<char> word, EventKind kind)
    {
        if (_count == Most)
        {
            return false;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(word.ToArray());
        bool isShort = CustomerKey.TryPack(bytes, out CustomerKey key);
        _known[_count++] = new Word(key, isShort ? null : bytes, kind.Shipped, !kind.IsOwn && IsPlain(kind.Shipped));
        return true;
    }

    private static bool IsPlain(CustomerEventKind kind) => kind is CustomerEventKind.Order or CustomerEventKind.Return
        or CustomerEventKind.Impression or CustomerEventKind.Visit or CustomerEventKind.ContentView or CustomerEventKind.ProductView
        or CustomerEventKind.SignUp or CustomerEventKind.CartFilled or CustomerEventKind.EmailSent or CustomerEventKind.EmailOpened
        or CustomerEventKind.EmailClicked or CustomerEventKind.CampaignResponse or CustomerEventKind.SupportOpened
        or CustomerEventKind.SupportAnswered or CustomerEventKind.ReferralMade or CustomerEventKind.ReferralSucceeded
        or CustomerEventKind.LoyaltyScan or CustomerEventKind.OptedOut or CustomerEventKind.ContractPaused
        or CustomerEventKind.PaymentFailed;

    private readonly record struct Word(CustomerKey Key, byte[]? Long, CustomerEventKind Kind, bool IsPlain);
}
