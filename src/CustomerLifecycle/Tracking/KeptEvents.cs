using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>The events that a state keeps. Few of them are packed: most customers have few, and most events carry little.</summary>
/// <remarks>
/// An event is a form (all that it has in common with others of the customer, channel and currency mostly), time, amount and id. Every
/// digit of an amount is kept.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
internal sealed class KeptEvents : IReadOnlyList<CustomerEvent>
{
    /// <summary>An id is found by passing those before it, so more than these are not packed.</summary>
    private const int MostPacked = 64;

    private const int LongestPackedId = byte.MaxValue - 1;
    private const byte AmountOfForm = byte.MaxValue;

    private readonly CustomerEvent[] _forms; // all events where there are too many to be packed
    private readonly Packed[]? _packed;
    private readonly byte[]? _asciiIds; // of each event the length and one more, then the id; null where none has an id
    private readonly string?[]? _ids; // where an id is not so plain

    private KeptEvents(CustomerEvent[] events)
    {
        Count = events.Length;
        if (Count > MostPacked)
        {
            _forms = events;
            return;
        }

        List<CustomerEvent> forms = [];
        _packed = new Packed[Count];
        for (int i = 0; i < _packed.Length; i++)
        {
            _packed[i] = Pack(in events[i], forms);
        }

        _forms = [.. forms];
        if (Array.Exists(events, e => e.Id is not null))
        {
            string?[] ids = Array.ConvertAll(events, e => e.Id);
            _asciiIds = Array.TrueForAll(ids, id => id is null || (id.Length <= LongestPackedId && Ascii.IsValid(id))) ? Pack(ids) : null;
            _ids = _asciiIds is null ? ids : null;
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public CustomerEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            int place = 0;
            for (int i = 0; i < index && _asciiIds is not null; i++)
            {
                place += Math.Max(1, (int)_asciiIds[place]);
            }

            return Read(index, ref place);
        }
    }

    /// <summary>Keeps events; those that another state keeps already are shared.</summary>
    public static KeptEvents Of(IEnumerable<CustomerEvent> events) => events as KeptEvents ?? new KeptEvents([.. events]);

    /// <inheritdoc/>
    public IEnumerator<CustomerEvent> GetEnumerator()
    {
        int place = 0;
        for (int i = 0; i < Count; i++)
        {
            yield return Read(i, ref place);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Packed Pack(in CustomerEvent item, List<CustomerEvent> forms)
    {
        bool fits = PackedAmount.TryPack(item.Amount, out long digits, out byte scale);
        CustomerEvent form = CustomerEvent.Like(in item, ticks: 0, id: null, fits ? 0 : item.Amount);
        int place = form == CustomerEvent.Plain(item.Kind, NodaConstants.UnixEpoch) && form.Cost.Scale == 0
            ? 0
            : 1 + PlaceOf(in form, forms);
        return new Packed(item.Ticks, digits, (byte)place, (byte)item.Kind, fits ? scale : AmountOfForm);
    }

    private static int PlaceOf(in CustomerEvent form, List<CustomerEvent> forms)
    {
        for (int i = 0; i < forms.Count; i++)
        {
            // Amounts that are equal may be written with more or fewer digits, so what might hold some is shared where it is the same.
            CustomerEvent known = forms[i];
            if (ReferenceEquals(known.Extras, form.Extras)
                && known.Cost.Scale == form.Cost.Scale
                && known.Amount == 0
                && form.Amount == 0
                && known == form)
            {
                return i;
            }
        }

        forms.Add(form);
        return forms.Count - 1;
    }

    private static byte[] Pack(string?[] ids)
    {
        byte[] packed = new byte[ids.Sum(id => 1 + (id?.Length ?? 0))];
        int place = 0;
        foreach (string? id in ids)
        {
            packed[place] = (byte)(id is null ? 0 : id.Length + 1);
            place += 1 + (id is null ? 0 : Encoding.ASCII.GetBytes(id, packed.AsSpan(place + 1)));
        }

        return packed;
    }

    private CustomerEvent Read(int index, ref int place)
    {
        if (_packed is null)
        {
            return _forms[index];
        }

        ref readonly Packed packed = ref _packed[index];
        CustomerEvent form = packed.Form == 0
            ? CustomerEvent.Plain(packed.Kind, NodaConstants.UnixEpoch)
            : _forms[packed.Form - 1];
        decimal amount = packed.Scale == AmountOfForm
            ? form.Amount
            : PackedAmount.Unpack(packed.Digits, packed.Scale);
        return CustomerEvent.Like(in form, packed.Ticks, IdOf(index, ref place), amount);
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
