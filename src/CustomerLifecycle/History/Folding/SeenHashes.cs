namespace CustomerLifecycle;

/// <summary>Hashes of ids together with those of their customers, in parts with a lock each, so that threads seldom meet.</summary>
/// <threadsafety>Safe from any thread.</threadsafety>
internal sealed class SeenHashes
{
    private const int PartBits = 6;

    private readonly Part[] _parts = [.. Enumerable.Range(0, 1 << PartBits).Select(_ => new Part())];

    /// <summary>Takes in an id of a customer; says whether it is new.</summary>
    public bool Add(int customer, int id)
    {
        ulong hash = ((ulong)unchecked((uint)customer) << 32) | unchecked((uint)id);
        ulong mixed = unchecked(hash * 0x9E3779B97F4A7C15);
        Part part = _parts[mixed >> (64 - PartBits)];
        lock (part)
        {
            return part.Add(hash == 0 ? ulong.MaxValue : hash, mixed << PartBits);
        }
    }

    private sealed class Part
    {
        private ulong[] _slots = new ulong[16]; // 0: nothing
        private int _count;

        public bool Add(ulong hash, ulong mixed)
        {
            int bits = System.Numerics.BitOperations.Log2((uint)_slots.Length);
            int at = (int)(mixed >> (64 - bits));
            while (_slots[at] != 0)
            {
                if (_slots[at] == hash)
                {
                    return false;
                }

                at = (at + 1) & (_slots.Length - 1);
            }

            _slots[at] = hash;
            _count++;
            if (_count > _slots.Length / 8 * 6)
            {
                Grow();
            }

            return true;
        }

        private void Grow()
        {
            ulong[] before = _slots;
            (_slots, _count) = (new ulong[2 * before.Length], 0);
            foreach (ulong hash in before)
            {
                if (hash != 0)
                {
                    Add(hash, unchecked(hash * 0x9E3779B97F4A7C15) << PartBits);
                }
            }
        }
    }
}
