using System.Globalization;

namespace CustomerLifecycle;

/// <summary>What packed events refer to: texts of ids, labels, and events that cannot be packed.</summary>
/// <threadsafety>One writer, or any number of readers.</threadsafety>
internal sealed class PackedTexts
{
    /// <summary>Digits of an id that is kept as a number: fewer than a 64-bit number has.</summary>
    private const int MostDigits = 18;

    private readonly List<string> _ids = [];
    private readonly List<CustomerEvent> _whole = [];
    private readonly List<EventLabels> _labels = [];
    private readonly Dictionary<EventLabels, int> _places = [];

    /// <summary>Packs an event.</summary>
    /// <param name="item">The event.</param>
    /// <param name="tag">What the owner notes of it.</param>
    public PackedEvent Pack(in CustomerEvent item, byte tag)
    {
        long id = PlaceOf(item.Id);
        if (!item.TryPackAmount(out long amount, out byte scale))
        {
            _whole.Add(item);
            return new PackedEvent(item.Ticks, 0, id, -_whole.Count, (byte)item.Kind, 0, 0, tag);
        }

        bool refersToId = item.Id is not null && string.Equals(item.Reference, item.Id, StringComparison.Ordinal);
        int labels = PlaceOf(new EventLabels(refersToId ? null : item.Reference, item.Channel, item.Currency));
        int purchase = (int)item.Status | ((int)item.Selling << 4) | (refersToId ? PackedEvent.RefersToItsId : 0);
        return new PackedEvent(item.Ticks, amount, id, labels, (byte)item.Kind, scale, (byte)purchase, tag);
    }

    /// <summary>The event as it was.</summary>
    /// <param name="packed">The event, packed here.</param>
    /// <param name="withId">Whether somebody looks at its id; otherwise it has none where that would take a string to be made.</param>
    public CustomerEvent Unpack(in PackedEvent packed, bool withId = true) => packed.Further < 0
        ? _whole[-packed.Further - 1]
        : CustomerEvent.Unpack(in packed, withId ? IdOf(packed.Id) : null, packed.Further == 0 ? default : _labels[packed.Further - 1]);

    /// <summary>
    /// The place of an id, as <see cref="PackedEvent.Id"/> keeps it. Only the id before is looked at for one that is equal.
    /// </summary>
    public long PlaceOf(ReadOnlySpan<char> id)
    {
        if (id.IsEmpty)
        {
            return 0;
        }

        if (TryNumber(id, out long number))
        {
            return number + 1;
        }

        if (_ids.Count == 0 || !id.SequenceEqual(_ids[^1]))
        {
            _ids.Add(id.ToString());
        }

        return -_ids.Count;
    }

    /// <summary>The place of labels, as <see cref="PackedEvent.Further"/> keeps it.</summary>
    public int PlaceOf(in EventLabels labels)
    {
        if (labels == default)
        {
            return 0;
        }

        if (!_places.TryGetValue(labels, out int place))
        {
            _labels.Add(labels);
            place = _labels.Count;
            _places.Add(labels, place);
        }

        return place;
    }

    /// <summary>The id at a place; null where there is none.</summary>
    public string? IdOf(long id) => id switch
    {
        0 => null,
        > 0 => (id - 1).ToString(CultureInfo.InvariantCulture),
        _ => _ids[(int)(-id - 1)],
    };

    // An empty id is no id, yet it is kept as it was given.
    private long PlaceOf(string? id)
    {
        if (id is not "")
        {
            return PlaceOf(id.AsSpan());
        }

        _ids.Add(id);
        return -_ids.Count;
    }

    /// <summary>Reads an id that is written as its number is: without sign and leading zeros.</summary>
    public static bool TryNumber(ReadOnlySpan<char> id, out long number)
    {
        number = 0;
        if (id.IsEmpty || id.Length > MostDigits || (id[0] == '0' && id.Length > 1))
        {
            return false;
        }

        foreach (char digit in id)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
