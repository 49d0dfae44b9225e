using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Up to 64 events, packed, and room for some more of the same customer.</summary>
/// <remarks>
/// An event is a form (all that it has in common with others of the customer, channel and currency mostly), time, amount and id. Every
/// digit of an amount is kept.
/// </remarks>
/// <threadsafety>
/// Safe from any thread: what was written once stays, and one more event goes into the room that is left for the one who is first to claim
/// it. Whoever keeps the block says how many events of it.
/// </threadsafety>
internal sealed class KeptBlock
{
    /// <summary>The most events of a block.</summary>
    public const int Size = 64;

    private const int Room = 3;
    private const int LongestPackedId = byte.MaxValue;
    private const byte AmountOfForm = byte.MaxValue;

    private readonly Packed[] _packed;
    private readonly CustomerEvent[] _forms;
    private readonly byte[] _plainIds; // one after the other
    private readonly string?[]? _ids; // all of them, where one is not so plain
    private int _claimed;

    private KeptBlock(Packed[] packed, int count, CustomerEvent[] forms, byte[] plainIds, string?[]? ids) =>
        (_packed, _claimed, _forms, _plainIds, _ids) = (packed, count, forms, plainIds, ids);

    /// <summary>Packs events, with room for so many as may come.</summary>
    public static KeptBlock Of(ReadOnlySpan<CustomerEvent> events, int room = 0)
    {
        List<CustomerEvent> forms = [];
        int size = Math.Min(events.Length + room, Size);
        Packed[] packed = new Packed[size];
        int idLength = 0;
        bool arePlain = true;
        foreach (ref readonly CustomerEvent item in events)
        {
            arePlain &= IsPlain(item.Id);
            idLength += item.Id?.Length ?? 0;
        }

        byte[] plainIds = arePlain && idLength > 0 ? new byte[idLength + (idLength * (size - events.Length) / events.Length)] : [];
        string?[]? ids = arePlain ? null : new string?[events.Length];
        int end = 0;
        for (int i = 0; i < events.Length; i++)
        {
            end += arePlain && events[i].Id is { } id ? Encoding.ASCII.GetBytes(id, plainIds.AsSpan(end)) : 0;
            packed[i] = Pack(in events[i], FormOf(in events[i], CollectionsMarshal.AsSpan(forms), out CustomerEvent form), end);
            if (packed[i].Form > forms.Count)
            {
                forms.Add(form);
            }

            if (ids is not null)
            {
                ids[i] = events[i].Id;
            }
        }

        return new KeptBlock(packed, events.Length, [.. forms], plainIds, ids);
    }

    /// <summary>A block with one event more: mostly this one, where nobody has taken the room.</summary>
    /// <param name="count">How many events are kept so far.</param>
    /// <param name="item">The event.</param>
    public KeptBlock With(int count, in CustomerEvent item)
    {
        int form = FormOf(in item, _forms, out _);
        int end = EndOf(count - 1);
        int length = item.Id?.Length ?? 0;
        if (count < _packed.Length
            && form <= _forms.Length
            && _ids is null
            && IsPlain(item.Id)
            && end + length <= _plainIds.Length
            && Interlocked.CompareExchange(ref _claimed, count + 1, count) == count)
        {
            Encoding.ASCII.GetBytes(item.Id, _plainIds.AsSpan(end));
            _packed[count] = Pack(in item, form, end + length);
            return this;
        }

        List<CustomerEvent> events = new(count + 1);
        AddTo(events, count);
        events.Add(item);
        return Of(CollectionsMarshal.AsSpan(events), Room);
    }

    /// <summary>The event at a place.</summary>
    public CustomerEvent this[int index]
    {
        get
        {
            ref readonly Packed packed = ref _packed[index];
            CustomerEvent form = packed.Form == 0
                ? CustomerEvent.Plain(packed.Kind, NodaConstants.UnixEpoch)
                : _forms[packed.Form - 1];
            decimal amount = packed.Scale == AmountOfForm
                ? form.Amount
                : PackedAmount.Unpack(packed.Digits, packed.Scale);
            return CustomerEvent.Like(in form, packed.Ticks, IdOf(index), amount);
        }
    }

    public void AddTo(List<CustomerEvent> events, int count)
    {
        for (int i = 0; i < count; i++)
        {
            events.Add(this[i]);
        }
    }

    /// <summary>
    /// Whether both keep the same in the beginning, to the last digit; what carries much is the same where it is one object.
    /// </summary>
    public bool IsSame(KeptBlock other, int count)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (!_packed.AsSpan(0, count).SequenceEqual(other._packed.AsSpan(0, count))
            || _forms.Length != other._forms.Length
            || !_plainIds.AsSpan(0, EndOf(count - 1)).SequenceEqual(other._plainIds.AsSpan(0, other.EndOf(count - 1)))
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

        return true;
    }

    private static Packed Pack(in CustomerEvent item, int form, int endOfId)
    {
        bool fits = PackedAmount.TryPack(item.Amount, out long digits, out byte scale);
        return new Packed(
            item.Ticks, digits, checked((ushort)endOfId), (byte)form, (byte)item.Kind, fits ? scale : AmountOfForm, item.Id is not null);
    }

    /// <summary>
    /// The number of the event's form, from 1; 0 where it carries nothing, and one more than are known where it has another.
    /// </summary>
    private static int FormOf(in CustomerEvent item, ReadOnlySpan<CustomerEvent> known, out CustomerEvent form)
    {
        bool fits = PackedAmount.TryPack(item.Amount, out _, out _);
        form = CustomerEvent.Like(in item, ticks: 0, id: null, fits ? 0 : item.Amount);
        if (form == CustomerEvent.Plain(item.Kind, NodaConstants.UnixEpoch) && form.Cost.Scale == 0)
        {
            return 0;
        }

        for (int i = 0; i < known.Length; i++)
        {
            if (AreOneForm(in known[i], in form))
            {
                return i + 1;
            }
        }

        return known.Length + 1;
    }

    // Amounts that are equal may be written with more or fewer digits, so what might hold some is shared where it is the same.
    private static bool AreOneForm(in CustomerEvent one, in CustomerEvent other) =>
        ReferenceEquals(one.Extras, other.Extras)
            && one.Cost.Scale == other.Cost.Scale
            && one.Amount == 0
            && other.Amount == 0
            && one == other;

    private static bool IsPlain(string? id) => id is null || (id.Length <= LongestPackedId && Ascii.IsValid(id));

    private int EndOf(int index) => index < 0 ? 0 : _packed[index].EndOfId;

    private string? IdOf(int index)
    {
        if (_ids is not null || !_packed[index].HasId)
        {
            return _ids?[index];
        }

        int start = EndOf(index - 1);
        return Encoding.ASCII.GetString(_plainIds, start, _packed[index].EndOfId - start);
    }

    /// <summary>What an event has beside its form; form 0 is an event of the kind that carries nothing.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Packed(
        long Ticks, long Digits, ushort EndOfId, byte Form, byte KindNumber, byte Scale, bool HasId)
    {
        public CustomerEventKind Kind => (CustomerEventKind)KindNumber;
    }
}
