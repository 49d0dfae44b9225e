using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle;

/// <summary>The names of event kinds in files, and what kinds have in common.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public static class CustomerEventKinds
{
    private static readonly FrozenDictionary<CustomerEventKind, string> Keys =
        Enum.GetValues<CustomerEventKind>().ToFrozenDictionary(kind => kind, kind => KebabKey.FromName(kind.ToString()));

    private static readonly FrozenDictionary<string, CustomerEventKind> ByName =
        Keys.Select(k => KeyValuePair.Create(KebabKey.Fold(k.Value), k.Key))
            .Concat(
            [
                new("purchase", CustomerEventKind.Order),
                new("refund", CustomerEventKind.Return),
                new("pageview", CustomerEventKind.ContentView),
                new("registration", CustomerEventKind.SignUp),
                new("addtocart", CustomerEventKind.CartFilled),
                new("unsubscribe", CustomerEventKind.OptedOut),
                new("unsubscribed", CustomerEventKind.OptedOut),
                new("optout", CustomerEventKind.OptedOut),
            ])
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gets all kinds in the order of their numbers.</summary>
    public static IReadOnlyList<CustomerEventKind> All { get; } = Enum.GetValues<CustomerEventKind>();

    /// <summary>The name of a kind in files.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The name in kebab case, e.g. <c>sign-up</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not defined.</exception>
    public static string KeyOf(CustomerEventKind kind) =>
        Keys.TryGetValue(kind, out string? key)
            ? key
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Use one of the kinds of CustomerEventKind.");

    /// <summary>Reads a kind from its name.</summary>
    /// <param name="text">
    /// The name in kebab case, or a common synonym such as <c>purchase</c> or <c>refund</c>; case does not matter.
    /// </param>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether there is such a kind.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CustomerEventKind kind)
    {
        kind = default;
        return text is not null && ByName.TryGetValue(KebabKey.Fold(text), out kind);
    }

    /// <summary>Whether an event of this kind is a sign of life: something that the person did of their own accord.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>
    /// <see langword="false"/> for what the shop does (impressions, sent mail, answering and closing a case), for returns, failed payments,
    /// farewells and pauses, and for custom kinds.
    /// </returns>
    public static bool IsEngagement(CustomerEventKind kind) => kind switch
    {
        CustomerEventKind.Custom or CustomerEventKind.Impression or CustomerEventKind.EmailSent or CustomerEventKind.Return
            or CustomerEventKind.SupportAnswered or CustomerEventKind.SupportClosed or CustomerEventKind.ReferralSucceeded
            or CustomerEventKind.ContractCanceled or CustomerEventKind.ContractPaused or CustomerEventKind.PaymentFailed
            or CustomerEventKind.OptedOut or CustomerEventKind.AttributeSet => false,
        _ => true,
    };
}
