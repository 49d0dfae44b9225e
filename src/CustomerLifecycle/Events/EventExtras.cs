using NodaTime;

namespace CustomerLifecycle;

/// <summary>What few events carry, kept out of line so that the others pay for one reference alone.</summary>
internal sealed record EventExtras
{
    /// <summary>Of an event that carries nothing further.</summary>
    public static EventExtras None { get; } = new();

    public string? OwnKind { get; init; }

    public string? Campaign { get; init; }

    public string? Category { get; init; }

    /// <summary>When this version was written by its source; null where it was never updated.</summary>
    public Instant? UpdatedAt { get; init; }

    /// <summary>The value that an attribute was set to; null where it was cleared.</summary>
    public EventDetail? AttributeValue { get; init; }

    public EventDetails Details { get; init; } = EventDetails.None;

    /// <summary>The products, where there are several; null where the reference says all.</summary>
    public EventProducts? Products { get; init; }

    /// <summary>An order that depends on nothing but what is carried; null carries nothing.</summary>
    public static int Compare(EventExtras? left, EventExtras? right)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        left ??= None;
        right ??= None;
        int order = string.CompareOrdinal(left.OwnKind, right.OwnKind);
        order = order != 0 ? order : string.CompareOrdinal(left.Campaign, right.Campaign);
        order = order != 0 ? order : string.CompareOrdinal(left.Category, right.Category);
        order = order != 0 ? order : Nullable.Compare(left.AttributeValue, right.AttributeValue);
        order = order != 0 ? order : (left.Products ?? EventProducts.None).CompareTo(right.Products ?? EventProducts.None);
        order = order != 0 ? order : left.Details.CompareTo(right.Details);
        return order != 0 ? order : Nullable.Compare(left.UpdatedAt, right.UpdatedAt);
    }
}
