using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>A request or complaint that waits for an answer.</summary>
/// <typeparam name="TKey">The type of the customers' ids.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class SupportCase<TKey>
{
    /// <summary>Initializes a new instance of the <see cref="SupportCase{TKey}"/> class.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="openedAt">When it came in.</param>
    /// <param name="attention">How much attention the customer gets.</param>
    public SupportCase(TKey customer, Instant openedAt, AttentionDecision attention)
    {
        ArgumentNullException.ThrowIfNull(attention);
        Customer = customer;
        OpenedAt = openedAt;
        Attention = attention;
    }

    /// <summary>Gets whose it is.</summary>
    public TKey Customer { get; }

    /// <summary>Gets when it came in.</summary>
    public Instant OpenedAt { get; }

    /// <summary>Gets how much attention the customer gets.</summary>
    public AttentionDecision Attention { get; }

    /// <summary>Gets when it is to be answered at the latest.</summary>
    public Instant DueAt =>
        Attention.Response < Instant.MaxValue - OpenedAt ? OpenedAt + Attention.Response : Instant.MaxValue;
}
