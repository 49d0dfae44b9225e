using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>The events that a state keeps, packed: most customers have few, and most events carry little.</summary>
/// <remarks>
/// An event is a form (all that it has in common with others of the customer, channel and currency mostly), time, amount and id. Every
/// digit of an amount is kept. An id is found by passing those before it, so long histories are kept in blocks, all but the last of which
/// are full; these are shared with what is kept of the same customer later.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
internal sealed class KeptEvents : IReadOnlyList<CustomerEvent>
{
    private const int BlockSize = 64;
    private const int LongestPackedId = byte.MaxValue - 1;
    private const byte AmountOfForm = byte.MaxValue;

    private static readonly KeptEvents None = new([], [], [], asciiIds: null, ids: null);

    private readonly KeptEvents[] _full; // earlier blocks
    private readonly Packed[] _packed; // the last block, and so are the others
    private readonly CustomerEvent[] _forms;
    private readonly byte[]? _asciiIds; // of each event the length and one more, then the id; null where none has an id
    private readonly string?[]? _ids; // where an id is not so plain

    private KeptEvents(KeptEvents[] full, Packed[] packed, CustomerEvent[] forms, byte[]? asciiIds, string?[]? ids) =>
        (_full, _packed, _forms, _asciiIds, _ids) = (full, packed, forms, asciiIds, ids);

    /// <inheritdoc/>
    public int Count => (_full.Length * BlockSize) + _packed.Length;

    /// <inheritdoc/>
    public CustomerEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            int block = index / BlockSize;
            return (block < _full.Length ? _full[block] : this).OfBlock(index % BlockSize);
        }
    }

    /// <summary>Keeps events; those that another state keeps already are shared.</summary>
    public static KeptEvents Of(IEnumerable<CustomerEvent> events)
    {
        if (events is KeptEvents kept)
        {
            return kept;
        }

        CustomerEvent[] all = [.. events];
        KeptEvents[] full = new KeptEvents[Math.Max(0, all.Length - 1) / BlockSize];
        for (int i = 0; i < full.Length; i++)
        {
            full[i] = Block([], all.AsSpan(i * BlockSize, BlockSize));
        }

        return all.Length == 0 ? None : Block(full, all.AsSpan(full.Length * BlockSize));
    }

    /// <summary>Keeps one event more, at the end.</summary>
    public KeptEvents With(in CustomerEvent item)
    {
        if (_packed.Length == BlockSize)
        {
            KeptEvents block = _full.Length == 0 ? this : new KeptEvents([], _packed, _forms, _asciiIds, _ids);
            return Block([.. _full, block], [item]);
        }

        List<CustomerEvent>? newForms = null;
        Packed packed = Pack(in item, _forms, ref newForms);
        CustomerEvent[] forms = newForms is null ? _forms : [.. _forms, .. newForms];
        return item.Id switch
        {
            null when _asciiIds is null && _ids is null => new KeptEvents(_full, [.. _packed, packed], forms, null, null),
            var id when _ids is null && IsPlain(id) => new KeptEvents(
                _full, [.. _packed, packed], forms, [.. _asciiIds ?? new byte[_packed.Length], .. Pack([id])], null),
            var id => new KeptEvents(_full, [.. _packed, packed], forms, null, [.. _ids ?? [.. Ids()], id]),
        };
    }

    /// <summary>Whether both keep the same to the last digit; events that carry much are the same where they are one object.</summary>
    /// <param name="obj">What else is kept.</param>
    /// <returns>Whether it is the same.</returns>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is KeptEvents other && IsSame(other));

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    /// <inheritdoc/>
    public IEnumerator<CustomerEvent> GetEnumerator()
    {
        foreach (KeptEvents block in _full)
        {
            foreach (CustomerEvent item in block)
            {
                yield return item;
            }
        }

        int place = 0;
        for (int i = 0; i < _packed.Length; i++)
        {
            yield return Read(i, ref place);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds all events to a list; the events of a customer are taken out again and again, so none is passed on by itself.</summary>
    public void AddTo(List<CustomerEvent> events)
    {
        foreach (KeptEvents block in _full)
        {
            block.AddTo(events);
        }

        int place = 0;
        for (int i = 0; i < _packed.Length; i++)
        {
            events.Add(Read(i, ref place));
        }
    }

    private bool IsSame(KeptEvents other)
    {
        if (Count != other.Count
            || _forms.Length != other._forms.Length
            || !_packed.AsSpan().SequenceEqual(other._packed)
            || !_asciiIds.AsSpan().SequenceEqual(other._asciiIds)
            || !_ids.AsSpan().SequenceEqual(other._ids))
        {
            return false;
        }

        for (int i = 0; i < _forms.Length; i++)
        {
            if (!AreOneForm(in _forms[i], in other._forms[i]))
            {
                return false;
            }
        }

        return _full.AsSpan().SequenceEqual(other._full);
    }

    private static KeptEvents Block(KeptEvents[] full, ReadOnlySpan<CustomerEvent> events)
    {
        List<CustomerEvent>? forms = null;
        Packed[] packed = new Packed[events.Length];
        string?[] ids = new string?[events.Length];
        for (int i = 0; i < packed.Length; i++)
        {
            packed[i] = Pack(in events[i], [], ref forms);
            ids[i] = events[i].Id;
        }

        bool hasIds = Array.Exists(ids, id => id is not null);
        bool arePlain = Array.TrueForAll(ids, IsPlain);
        return new KeptEvents(full, packed, forms is null ? [] : [.. forms], hasIds && arePlain ? Pack(ids) : null, arePlain ? null : ids);
    }

    /// <summary>Packs an event; its form is one of those known, or of the further ones, where it may become the last.</summary>
    private static Packed Pack(in CustomerEvent item, ReadOnlySpan<CustomerEvent> known, ref List<CustomerEvent>? further)
    {
        bool fits = PackedAmount.TryPack(item.Amount, out long digits, out byte scale);
        CustomerEvent form = CustomerEvent.Like(in item, ticks: 0, id: null, fits ? 0 : item.Amount);
        int place = 0;
        if (form != CustomerEvent.Plain(item.Kind, NodaConstants.UnixEpoch) || form.Cost.Scale != 0)
        {
            place = 1 + PlaceOf(in form, known);
            if (place == 0)
            {
                place = 1 + known.Length + PlaceOf(in form, CollectionsMarshal.AsSpan(further));
                if (place == known.Length)
                {
                    (further ??= []).Add(form);
                    place = known.Length + further.Count;
                }
            }
        }

        return new Packed(item.Ticks, digits, (byte)place, (byte)item.Kind, fits ? scale : AmountOfForm);
    }

    private static int PlaceOf(in CustomerEvent form, ReadOnlySpan<CustomerEvent> forms)
    {
        for (int i = 0; i < forms.Length; i++)
        {
            if (AreOneForm(in forms[i], in form))
            {
                return i;
            }
        }

        return -1;
    }

    // Amounts that are equal may be written with more or fewer digits, so what might hold some is shared where it is the same.
    private static bool AreOneForm(in CustomerEvent one, in CustomerEvent other) =>
        ReferenceEquals(one.Extras, other.Extras)
            && one.Cost.Scale == other.Cost.Scale
            && one.Amount == 0
            && other.Amount == 0
            && one == other;

    private static bool IsPlain(string? id) => id is null || (id.Length <= LongestPackedId && Ascii.IsValid(id));

    private static byte[] Pack(ReadOnlySpan<string?> ids)
    {
        int length = 0;
        foreach (string? id in ids)
        {
            length += 1 + (id?.Length ?? 0);
        }

        byte[] packed = new byte[length];
        int place = 0;
        foreach (string? id in ids)
        {
            packed[place] = (byte)(id is null ? 0 : id.Length + 1);
            place += 1 + (id is null ? 0 : Encoding.ASCII.GetBytes(id, packed.AsSpan(place + 1)));
        }

        return packed;
    }

    private CustomerEvent OfBlock(int index)
    {
        int place = 0;
        for (int i = 0; i < index && _asciiIds is not null; i++)
        {
            place += Math.Max(1, (int)_asciiIds[place]);
        }

        return Read(index, ref place);
    }

    private CustomerEvent Read(int index, ref int place)
    {
        ref readonly Packed packed = ref _packed[index];
        CustomerEvent form = packed.Form == 0
            ? CustomerEvent.Plain(packed.Kind, NodaConstants.UnixEpoch)
            : _forms[packed.Form - 1];
        decimal amount = packed.Scale == AmountOfForm
            ? form.Amount
            : PackedAmount.Unpack(packed.Digits, packed.Scale);
        return CustomerEvent.Like(in form, packed.Ticks, IdOf(index, ref place), amount);
    }

    private IEnumerable<string?> Ids()
    {
        int place = 0;
        for (int i = 0; i < _packed.Length; i++)
        {
            yield return IdOf(i, ref place);
        }
    }

    private string? IdOf(int index, ref int place)
    {
        if (_asciiIds is null)
        {
            return _ids?[index];
        }

        int length = _asciiIds[place] - 1;
        place++;
        if (length < 0)
        {
            return null;
        }

        string id = Encoding.ASCII.GetString(_asciiIds, place, length);
        place += length;
        return id;
    }

    /// <summary>What an event has beside its form; form 0 is an event of the kind that carries nothing.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Packed(long Ticks, long Digits, byte Form, byte KindNumber, byte Scale)
    {
        public CustomerEventKind Kind => (CustomerEventKind)KindNumber;
    }
}
