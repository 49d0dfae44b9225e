namespace CustomerLifecycle.Metrics;

/// <summary>To which channel or campaign a customer is put down: which one is taken to have brought them.</summary>
/// <remarks>
/// A touch is any event but an order that names a channel (or a campaign), up to the first order that counts. Without such an order all
/// events known of are looked at. The default value is <see cref="FirstTouch"/>.
/// </remarks>
public enum Attribution
{
    /// <summary>
    /// The first touch: where the customer became aware of the shop. Where there is none, the first order's own channel.
    /// </summary>
    FirstTouch = 0,

    /// <summary>The last touch before the first order: what led to it. Where there is none, the first order's own channel.</summary>
    LastTouch = 1,

    /// <summary>
    /// The channel of the first order that counts: where the customer bought, whatever led there. Where it names none, or there is no such
    /// order, the first touch. Where the policy merges the orders of a day, it is the channel of the day's last one.
    /// </summary>
    Order = 2,
}
