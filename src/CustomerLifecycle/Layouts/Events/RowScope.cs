using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>What the events of one table share, and what the row before said of its order.</summary>
internal sealed class RowScope(LayoutOptions options, HeaderBinding header, DateTimeZone zone)
{
    public LayoutOptions Options { get; } = options;

    public HeaderBinding Header { get; } = header;

    public DateTimeZone Zone { get; } = zone;

    public TextPool Pool { get; } = new();

    /// <summary>The currency of all amounts, once one is known.</summary>
    public string? Currency { get; set; } = options.Shop.Currency;

    /// <summary>The customer of the row.</summary>
    public string Customer { get; set; } = string.Empty;

    /// <summary>The order that the row before was a line of.</summary>
    public string? Order { get; set; }

    public OrderStatus Status { get; set; }

    /// <summary>When the row happened; null where it says nothing.</summary>
    public Instant? At { get; set; }

    /// <summary>Whether the row is a further line of the order of the row before.</summary>
    public bool IsFurther { get; set; }

    /// <summary>Why the row holds no event, where it says so.</summary>
    public string? NoEvent { get; set; }
}
