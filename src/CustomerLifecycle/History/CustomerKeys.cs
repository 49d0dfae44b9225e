using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CustomerLifecycle;

/// <summary>
/// The ids of customers, each with a number from 0 on, in the order in which they were first named, and a row of numbers of each.
/// </summary>
/// <remarks>
/// Nearly all ids are short and plain. Those are kept packed, without a string, and found by a table of open addressing of eight bytes for
/// each: with millions of customers a look at memory is what one waits for, so an id stands beside its row, and whoever has many rows at
/// hand asks for the memory of all of them first. All other ids stand in a dictionary.
/// </remarks>
/// <threadsafety>One writer, or any number of readers.</threadsafety>
internal sealed class CustomerKeys
{
    private const int ChunkBits = 12;
    private const int MostInChunk = 1 << ChunkBits;

    private const int MostAskedFor = 64; // ids of which the memory is asked for at once

    private const int KeyWidth = 4; // numbers of 32 bits that a key takes

    private readonly int _width; // of a key and its row
    private int[][] _chunks = [];
    private readonly Dictionary<string, int> _long = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _longBySpan;
    private readonly Dictionary<int, string> _longTexts = [];
    private Slot[] _slots = new Slot[16];
    private int _shortCount;

    /// <summary>Initializes a new instance of the <see cref="CustomerKeys"/> class without any id.</summary>
    /// <param name="width">The numbers that the row of each customer has.</param>
    public CustomerKeys(int width = 0)
    {
        _width = KeyWidth + width;
        _longBySpan = _long.GetAlternateLookup<ReadOnlySpan<char>>();
        All = new Texts(this);
    }

    /// <summary>All ids, in the order of their numbers; their strings are made when they are asked for.</summary>
    public IReadOnlyList<string> All { get; }

    public int Count { get; private set; }

    /// <summary>The number of an id, a new one where it has none yet.</summary>
    public int NumberOf(ReadOnlySpan<char> key)
    {
        if (CustomerKey.TryPack(key, out CustomerKey packed))
        {
            return NumberOf(in packed, packed.Hash());
        }

        if (!_longBySpan.TryGetValue(key, out int number))
        {
            string text = key.ToString();
            number = Add(default);
            _long.Add(text, number);
            _longTexts.Add(number, text);
        }

        return number;
    }

    /// <summary>The number of a packed id, a new one where it has none yet.</summary>
    /// <param name="key">The id.</param>
    /// <param name="hash">Its hash.</param>
    [MethodImpl(RowPath.Compiled)]
    public int NumberOf(in CustomerKey key, int hash)
    {
        ref Slot slot = ref SlotOf(in key, hash);
        if (slot.Number == 0)
        {
            int number = Add(in key);
            slot = new Slot(hash, number + 1);
            _shortCount++;
            if (_shortCount > _slots.Length / 8 * 3)
            {
                Grow();
            }

            return number;
        }

        return slot.Number - 1;
    }

    /// <summary>Asks for the memory in which the number of an id stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int hash) => PrefetchAt(ref _slots[hash & (_slots.Length - 1)]);

    /// <summary>
    /// The number of the first id of a hash, if there is one, of which the memory is asked for, and that of its row. For a hash that has
    /// been asked for before.
    /// </summary>
    /// <returns>The number, most likely that of the id; −1 where no id has such a hash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LikelyNumberOf(int hash)
    {
        Slot[] slots = _slots;
        int at = hash & (slots.Length - 1);
        while (slots[at].Number != 0 && slots[at].Hash != hash)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        int number = slots[at].Number - 1;
        if (number >= 0)
        {
            // A key and its row may stand across two lines of memory.
            ref int entry = ref EntryAt(number);
            PrefetchAt(ref entry);
            PrefetchAt(ref Unsafe.Add(ref entry, _width - 1));
        }

        return number;
    }

    /// <summary>The number of a packed id, a new one where it has none yet.</summary>
    /// <param name="key">The id.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="likely">What <see cref="LikelyNumberOf"/> said.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(in CustomerKey key, int hash, int likely) =>
        likely >= 0 && KeyAt(likely) == key ? likely : NumberOf(in key, hash);

    /// <summary>Asks for the memory of the row of a customer.</summary>
    public void PrefetchRow(int number)
    {
        ref int entry = ref EntryAt(number);
        PrefetchAt(ref Unsafe.Add(ref entry, KeyWidth));
        PrefetchAt(ref Unsafe.Add(ref entry, _width - 1));
    }

    /// <summary>The row of a customer, of zeros at first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int RowAt(int number) => ref Unsafe.Add(ref EntryAt(number), KeyWidth);

    /// <summary>The number of an id that has one.</summary>
    public bool TryFind(string key, out int number)
    {
        if (!CustomerKey.TryPack(key, out CustomerKey packed))
        {
            return _long.TryGetValue(key, out number);
        }

        number = SlotOf(in packed, packed.Hash()).Number - 1;
        return number >= 0;
    }

    /// <summary>The numbers that all ids of others have here, new ones where they have none yet.</summary>
    public int[] NumbersOf(CustomerKeys others)
    {
        int[] numbers = new int[others.Count];
        PendingKeys pending = new(this, MostAskedFor);
        for (int i = 0; i < numbers.Length; i++)
        {
            bool isShort = others.TryPackedAt(i, out CustomerKey key);
            if (isShort)
            {
                pending.Add(in key);
            }

            // In the order in which they were first named, so that those that wait come before one that does not.
            if (!isShort || pending.Count == MostAskedFor || i == numbers.Length - 1)
            {
                int end = isShort ? i + 1 : i;
                pending.Numbers().CopyTo(numbers.AsSpan(end - pending.Count));
                pending.Clear();
            }

            if (!isShort)
            {
                numbers[i] = NumberOf(others._longTexts[i]);
            }
        }

        return numbers;
    }

    /// <summary>The packed id of a number; nothing where it is one of those that cannot be packed.</summary>
    public bool TryPackedAt(int number, out CustomerKey key)
    {
        key = KeyAt(number);
        return key != default || !_longTexts.ContainsKey(number);
    }

    public string TextAt(int number) =>
        TryPackedAt(number, out CustomerKey key) ? key.ToString() : _longTexts[number];

    public void Clear()
    {
        Count = 0;
        _chunks = [];
        _long.Clear();
        _longTexts.Clear();
        _slots = new Slot[16];
        _shortCount = 0;
    }

    /// <summary>Asks for memory that is going to be looked at, where the machine takes such advice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void PrefetchAt<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }

    /// <summary>Asks for the memory of a text without looking at it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void PrefetchText(string text)
    {
        if (Sse.IsSupported)
        {
            // Where the text stands; should the collector move it meanwhile, what was asked for is of no use, and that is all.
            Sse.Prefetch0(*(void**)Unsafe.AsPointer(ref text));
        }
    }

    private int Add(in CustomerKey key)
    {
        int number = Count++;
        int at = number >> ChunkBits;
        if (at == _chunks.Length)
        {
            // Few customers need little room.
            Array.Resize(ref _chunks, Math.Max(1, 2 * at));
        }

        int[] chunk = _chunks[at] ??= new int[_width * (number == 0 ? 16 : MostInChunk)];
        int place = (number & (MostInChunk - 1)) * _width;
        if (place == chunk.Length)
        {
            Array.Resize(ref chunk, Math.Min(_width * MostInChunk, 4 * chunk.Length));
            _chunks[at] = chunk;
        }

        Unsafe.As<int, CustomerKey>(ref chunk[place]) = key;
        return number;
    }

    private void Grow()
    {
        // Fresh memory that is read before it is written to is mapped twice, and the second time the other cores are told.
        Slot[] larger = new Slot[2 * _slots.Length];
        larger.AsSpan().Clear();
        foreach (ref readonly Slot slot in _slots.AsSpan())
        {
            if (slot.Number != 0)
            {
                int at = slot.Hash & (larger.Length - 1);
                while (larger[at].Number != 0)
                {
                    at = (at + 1) & (larger.Length - 1);
                }

                larger[at] = slot;
            }
        }

        _slots = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int EntryAt(int number) => ref _chunks[number >> ChunkBits][(number & (MostInChunk - 1)) * _width];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CustomerKey KeyAt(int number) => Unsafe.As<int, CustomerKey>(ref EntryAt(number));

    /// <summary>The slot of a key, or the empty one where it belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot SlotOf(in CustomerKey key, int hash)
    {
        Slot[] slots = _slots;
        int at = hash & (slots.Length - 1);
        while (slots[at].Number is var number and not 0
            && (slots[at].Hash != hash || KeyAt(number - 1) != key))
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return ref slots[at];
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Slot(int Hash, int Number); // one more than the number; 0: nobody

    private sealed class Texts(CustomerKeys keys) : IReadOnlyList<string>
    {
        public int Count => keys.Count;

        public string this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, keys.Count);
                return keys.TextAt(index);
            }
        }

        public IEnumerator<string> GetEnumerator()
        {
            for (int i = 0; i < keys.Count; i++)
            {
                yield return keys.TextAt(i);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
