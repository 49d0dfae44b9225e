namespace CustomerLifecycle;

/// <content>The event packed, and as it was.</content>
public readonly partial record struct CustomerEvent
{
    private CustomerEvent(in PackedEvent packed)
    {
        _kind = packed.Kind;
        _ticks = packed.Ticks;
        _status = (byte)(packed.Purchase & 0xF);
        _selling = (byte)((packed.Purchase >> 4) & 0b111);
    }

    /// <summary>The event as it was packed, where it fitted.</summary>
    internal static CustomerEvent Unpack(in PackedEvent packed, string? id, in EventLabels labels) => new(in packed)
    {
        Id = id,
        Reference = (packed.Purchase & PackedEvent.RefersToItsId) != 0 ? id : labels.Reference,
        Channel = labels.Channel,
        Currency = labels.Currency,
        Amount = PackedAmount.Unpack(packed.Amount, packed.Scale),
    };

    /// <summary>Gives the digits of the amount, where amount and labels are all that the event carries.</summary>
    internal bool TryPackAmount(out long digits, out byte scale) => PackedAmount.TryPack(Amount, out digits, out scale)
        && Extras is null
        && KeptCost == 0
        && Quantity == 0
        && _score == 0
        && !IsContract;
}
