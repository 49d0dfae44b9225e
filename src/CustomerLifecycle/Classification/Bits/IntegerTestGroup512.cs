using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CustomerLifecycle;

/// <summary>Up to 16 word tests computed by one comparison of 512 bits: all on the same 16 neighbouring words.</summary>
internal readonly struct IntegerTestGroup512
{
    private readonly nuint _firstWord;
    private readonly int _firstBit;
    private readonly Vector512<int> _lanes;
    private readonly Vector512<int> _lows;
    private readonly Vector512<uint> _spans;

    private IntegerTestGroup512(ReadOnlySpan<IntegerTest> tests, int firstBit)
    {
        _firstWord = (nuint)(tests[0].Index / Vector512<int>.Count * Vector512<int>.Count);
        _firstBit = firstBit;
        for (int i = 0; i < tests.Length; i++)
        {
            _lanes = _lanes.WithElement(i, tests[i].Index - (int)_firstWord);
            _lows = _lows.WithElement(i, tests[i].Low);
            _spans = _spans.WithElement(i, tests[i].Span); // lanes without a test keep a span of 0, which nothing satisfies
        }
    }

    /// <summary>Groups tests that are sorted by word; their bits are in the same order.</summary>
    public static IntegerTestGroup512[] Of(ReadOnlySpan<IntegerTest> tests)
    {
        List<IntegerTestGroup512> groups = [];
        for (int from = 0, to; from < tests.Length; from = to)
        {
            to = from + 1;
            while (to < tests.Length
                && to - from < Vector512<int>.Count
                && tests[to].Index / Vector512<int>.Count == tests[from].Index / Vector512<int>.Count)
            {
                to++;
            }

            groups.Add(new IntegerTestGroup512(tests[from..to], from));
        }

        return [.. groups];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Evaluate(ref int words)
    {
        Vector512<int> values = Vector512.ShuffleNative(Vector512.LoadUnsafe(ref words, _firstWord), _lanes);
        Vector512<uint> hits = Vector512.LessThan((values - _lows).AsUInt32(), _spans);
        return (ulong)hits.ExtractMostSignificantBits() << _firstBit;
    }
}
