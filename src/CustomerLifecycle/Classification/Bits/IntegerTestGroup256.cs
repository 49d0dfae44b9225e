using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CustomerLifecycle;

/// <summary>Up to 8 word tests computed by one comparison of 256 bits: all on the same 8 neighbouring words.</summary>
internal readonly struct IntegerTestGroup256
{
    private readonly nuint _firstWord;
    private readonly int _firstBit;
    private readonly Vector256<int> _lanes;
    private readonly Vector256<int> _lows;
    private readonly Vector256<uint> _spans;

    private IntegerTestGroup256(ReadOnlySpan<IntegerTest> tests, int firstBit)
    {
        _firstWord = (nuint)(tests[0].Index / Vector256<int>.Count * Vector256<int>.Count);
        _firstBit = firstBit;
        for (int i = 0; i < tests.Length; i++)
        {
            _lanes = _lanes.WithElement(i, tests[i].Index - (int)_firstWord);
            _lows = _lows.WithElement(i, tests[i].Low);
            _spans = _spans.WithElement(i, tests[i].Span); // lanes without a test keep a span of 0, which nothing satisfies
        }
    }

    /// <summary>Groups tests that are sorted by word; their bits are in the same order.</summary>
    public static IntegerTestGroup256[] Of(ReadOnlySpan<IntegerTest> tests)
    {
        List<IntegerTestGroup256> groups = [];
        for (int from = 0, to; from < tests.Length; from = to)
        {
            to = from + 1;
            while (to < tests.Length
                && to - from < Vector256<int>.Count
                && tests[to].Index / Vector256<int>.Count == tests[from].Index / Vector256<int>.Count)
            {
                to++;
            }

            groups.Add(new IntegerTestGroup256(tests[from..to], from));
        }

        return [.. groups];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Evaluate(ref int words)
    {
        Vector256<int> values = Vector256.ShuffleNative(Vector256.LoadUnsafe(ref words, _firstWord), _lanes);
        Vector256<uint> hits = Vector256.LessThan((values - _lows).AsUInt32(), _spans);
        return (ulong)hits.ExtractMostSignificantBits() << _firstBit;
    }
}
