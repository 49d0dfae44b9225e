using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomerLifecycle;

/// <summary>The ids of customers, each with a number from 0 on, in the order in which they were first named.</summary>
/// <remarks>
/// Nearly all ids are short and plain. Those stand as they are in a table of open addressing, so that finding one takes a single look at
/// memory: with millions of customers that look is what one waits for. All others stand in a dictionary.
/// </remarks>
/// <threadsafety>One writer, or any number of readers.</threadsafety>
internal sealed class CustomerKeys
{
    private const int MostShort = 16;

    private readonly List<string> _all = [];
    private readonly Dictionary<string, int> _long = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _longBySpan;
    private Slot[] _short = new Slot[16];
    private int _shortCount;

    public CustomerKeys() => _longBySpan = _long.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All ids, in the order of their numbers.</summary>
    public IReadOnlyList<string> All => _all;

    public int Count => _all.Count;

    /// <summary>The number of an id, a new one where it has none yet.</summary>
    public int NumberOf(ReadOnlySpan<char> key)
    {
        if (!TryPack(key, out ShortKey packed))
        {
            if (!_longBySpan.TryGetValue(key, out int number))
            {
                number = Add(key);
                _long.Add(_all[number], number);
            }

            return number;
        }

        ref Slot slot = ref SlotOf(_short, packed);
        if (slot.Number == 0)
        {
            slot = new Slot(packed, Add(key) + 1);
            _shortCount++;
            if (_shortCount > _short.Length / 2)
            {
                int added = slot.Number - 1;
                Grow();
                return added;
            }
        }

        return slot.Number - 1;
    }

    /// <summary>The number of an id that has one.</summary>
    public bool TryFind(string key, out int number)
    {
        if (!TryPack(key, out ShortKey packed))
        {
            return _long.TryGetValue(key, out number);
        }

        number = SlotOf(_short, packed).Number - 1;
        return number >= 0;
    }

    public void Clear()
    {
        _all.Clear();
        _long.Clear();
        _short = new Slot[16];
        _shortCount = 0;
    }

    private int Add(ReadOnlySpan<char> key)
    {
        _all.Add(key.ToString());
        return _all.Count - 1;
    }

    private void Grow()
    {
        Slot[] larger = new Slot[2 * _short.Length];
        foreach (ref readonly Slot slot in _short.AsSpan())
        {
            if (slot.Number != 0)
            {
                SlotOf(larger, slot.Key) = slot;
            }
        }

        _short = larger;
    }

    /// <summary>The slot of a key, or the empty one where it belongs.</summary>
    private static ref Slot SlotOf(Slot[] slots, in ShortKey key)
    {
        // Mixed with a secret of the process, so that nobody can write ids that all want the same slot.
        int at = HashCode.Combine(key.First, key.Second) & (slots.Length - 1);
        while (slots[at].Number != 0 && slots[at].Key != key)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return ref slots[at];
    }

    /// <summary>Packs a key of few characters of ASCII; a zero, with which short ones are filled up, is not among them.</summary>
    private static bool TryPack(ReadOnlySpan<char> key, out ShortKey packed)
    {
        packed = default;
        Span<byte> bytes = stackalloc byte[MostShort];
        bytes.Clear();
        if (key.Length > MostShort || Ascii.FromUtf16(key, bytes, out _) != OperationStatus.Done || key.Contains('\0'))
        {
            return false;
        }

        packed = MemoryMarshal.Read<ShortKey>(bytes);
        return true;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct ShortKey(ulong First, ulong Second);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Slot(ShortKey Key, int Number); // one more than the number; 0: nobody
}
