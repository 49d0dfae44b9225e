namespace CustomerLifecycle.Layouts;

/// <summary>Takes events that are packed as their rows are read.</summary>
internal interface IPackedEvents
{
    /// <summary>What the events refer to.</summary>
    PackedTexts Texts { get; }

    /// <summary>Whether anybody looks at products and channels.</summary>
    bool WantsLabels { get; }

    /// <summary>The id of an event, as the event carries it; 0 for none.</summary>
    long PlaceOf(ReadOnlySpan<char> id);

    /// <summary>Adds an event by itself, of a customer whose id can be packed.</summary>
    void Add(in CustomerKey customer, in PackedEvent item);

    /// <summary>Adds an event by itself.</summary>
    void Add(ReadOnlySpan<char> customer, in PackedEvent item);
}
