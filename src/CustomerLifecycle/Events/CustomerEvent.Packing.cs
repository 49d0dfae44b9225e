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
        Amount = packed.Amount == 0 && packed.Scale == 0
            ? 0
            : new decimal(unchecked((int)packed.Amount), (int)(packed.Amount >> 32), 0, isNegative: false, packed.Scale),
    };

    /// <summary>Gives the digits of the amount, where amount and labels are all that the event carries.</summary>
    internal bool TryPackAmount(out long digits, out byte scale)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(Amount, bits);
        digits = unchecked((uint)bits[0] | ((long)bits[1] << 32));
        scale = (byte)((bits[3] >> 16) & 0xFF);
        return Extras is null && KeptCost == 0 && Quantity == 0 && _score == 0 && !IsContract && bits[2] == 0 && bits[1] >= 0;
    }
}
