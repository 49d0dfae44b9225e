using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CustomerLifecycle;

/// <summary>
/// Finds the first alternative of all rules whose conditions all hold, without a branch on the facts where there are up to 64.
/// </summary>
internal sealed class RuleMasks
{
    private const int AtOnce = 8; // masks in a vector, where it is largest

    private readonly ulong[] _masks;
    private readonly int[] _ruleOfMask;

    // The conditions of each alternative as bits, and the rule it belongs to, in the order of the rules; the last has none.
    public RuleMasks(ulong[] masks, int[] rules)
    {
        // Filled up to whole vectors by copies of the last one: it holds always, and comes after itself.
        int padded = (masks.Length + AtOnce - 1) / AtOnce * AtOnce;
        _masks = new ulong[padded];
        _ruleOfMask = new int[padded];
        for (int i = 0; i < padded; i++)
        {
            int from = Math.Min(i, masks.Length - 1);
            (_masks[i], _ruleOfMask[i]) = (masks[from], rules[from]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstRule(ulong bits)
    {
        ref ulong first = ref MemoryMarshal.GetArrayDataReference(_masks);
        for (int from = 0; ; from += 64)
        {
            ulong satisfied = Satisfied(bits, ref first, from, Math.Min(from + 64, _masks.Length));
            if (satisfied != 0)
            {
                return _ruleOfMask[from + BitOperations.TrailingZeroCount(satisfied)];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Satisfied(ulong bits, ref ulong masks, int from, int to)
    {
        ulong satisfied = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<ulong> all = Vector512.Create(bits);
            for (int i = from; i < to; i += Vector512<ulong>.Count)
            {
                Vector512<ulong> missing = Vector512.AndNot(Vector512.LoadUnsafe(ref masks, (nuint)i), all);
                satisfied |= Vector512.Equals(missing, Vector512<ulong>.Zero).ExtractMostSignificantBits() << (i - from);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<ulong> all = Vector256.Create(bits);
            for (int i = from; i < to; i += Vector256<ulong>.Count)
            {
                Vector256<ulong> missing = Vector256.AndNot(Vector256.LoadUnsafe(ref masks, (nuint)i), all);
                satisfied |= (ulong)Vector256.Equals(missing, Vector256<ulong>.Zero).ExtractMostSignificantBits() << (i - from);
            }
        }
        else
        {
            for (int i = from; i < to; i++)
            {
                ulong mask = Unsafe.Add(ref masks, i);
                satisfied |= ((bits & mask) == mask ? 1UL : 0UL) << (i - from);
            }
        }

        return satisfied;
    }
}
