namespace CustomerLifecycle.Layouts;

/// <summary>What rows tell of, folded.</summary>
internal sealed class FoldedRows(CustomerFold fold) : IPackedEvents
{
    /// <inheritdoc/>
    public PackedTexts Texts => fold.Texts;

    /// <inheritdoc/>
    public bool WantsLabels => fold.WantsLabels;

    /// <inheritdoc/>
    public long PlaceOf(ReadOnlySpan<char> id) => CustomerFold.PlaceOf(id);

    /// <inheritdoc/>
    public void Add(in CustomerKey customer, in PackedEvent item) => fold.Add(in customer, in item);

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<char> customer, in PackedEvent item) => fold.Add(customer, in item);

    /// <summary>Adds a record; where it is a part of an event, all events of the customer have to be known together.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="record">The record.</param>
    public void Add(string customer, in CustomerRecord record)
    {
        CustomerEvent item = record.Event;
        CustomerEvent named = item is { Kind: CustomerEventKind.Return, Id: not null } ? OrderVersion.Named(in item) : item;
        fold.Add(customer, in named, item.Id, record.Part == RecordPart.Event);
    }
}
