using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CustomerLifecycle;

/// <summary>Computes the truth of all conditions of a rule list at once, one bit each, without a branch on the facts.</summary>
/// <remarks>
/// The conditions of a rule list come in four kinds: tests of whole numbers of <see cref="CustomerFacts"/>, many of which are computed
/// by one vector comparison; tests of its amounts; tests of two whole numbers against each other; and all others, which are asked one by
/// one.
/// </remarks>
internal sealed class ConditionBits<TFacts>
{
    private readonly IntegerTestGroup512[] _groups512 = [];
    private readonly IntegerTestGroup256[] _groups256 = [];
    private readonly IntegerTest[] _words = [];
    private readonly AmountTest[] _amounts;
    private readonly PairTest[] _pairs;
    private readonly Condition<TFacts>[] _others;
    private readonly int _amountsFrom;
    private readonly int _pairsFrom;

    // The conditions must be in the order that Arrange gives: the bit of a condition is its place.
    public ConditionBits(IReadOnlyList<Condition<TFacts>> conditions)
    {
        IntegerTest[] words = TestsOf(conditions, c => StoreOf(c) == FactStorage.Word, IntegerTest.Of);
        _amounts = TestsOf(conditions, c => StoreOf(c) == FactStorage.Amount, AmountTest.Of);
        _pairs = TestsOf(conditions, IsPair, PairTest.Of);
        _others = [.. conditions.Skip(words.Length + _amounts.Length + _pairs.Length)];
        _amountsFrom = words.Length;
        _pairsFrom = words.Length + _amounts.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            _groups512 = IntegerTestGroup512.Of(words);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            _groups256 = IntegerTestGroup256.Of(words);
        }
        else
        {
            _words = words;
        }
    }

    /// <summary>Brings conditions into the order in which their bits are computed.</summary>
    public static Condition<TFacts>[] Arrange(IEnumerable<Condition<TFacts>> conditions) =>
    [
        .. conditions
            .OrderBy(c => StoreOf(c) switch { FactStorage.Word => 0, FactStorage.Amount => 1, _ => IsPair(c) ? 2 : 3 })
            .ThenBy(c => StoreOf(c) == FactStorage.Word ? c.Fact!.Location.Index : 0),
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Evaluate(ref readonly TFacts facts)
    {
        ulong bits = 0;
        if (typeof(TFacts) == typeof(CustomerFacts))
        {
            ref CustomerFacts customer = ref Unsafe.As<TFacts, CustomerFacts>(ref Unsafe.AsRef(in facts));
            AskForNeighbour(ref customer);
            bits = EvaluateWords(ref Unsafe.AsRef(in customer.FirstWord));
            if (_amounts.Length > 0)
            {
                bits |= EvaluateAmounts(ref Unsafe.AsRef(in customer.FirstAmount));
            }

            if (_pairs.Length > 0)
            {
                bits |= EvaluatePairs(ref Unsafe.AsRef(in customer.FirstWord));
            }
        }

        return _others.Length > 0 ? bits | EvaluateOthers(in facts) : bits;
    }

    /// <summary>
    /// Customers are mostly classified one after the other, out of an array. Asking for the one a few places on while this one is computed
    /// hides the wait for memory, which otherwise costs more than the rules. The address is reckoned as a number and never becomes a
    /// reference, so that there need not be a neighbour: a prefetch reads nothing that a program could see, faults on no address, and does
    /// not mind if the array moves meanwhile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void AskForNeighbour(ref CustomerFacts customer)
    {
        const int PlacesOn = 8;
        const int CacheLine = 64;
        if (Sse.IsSupported)
        {
            byte* neighbour = (byte*)Unsafe.AsPointer(ref customer) + (PlacesOn * Unsafe.SizeOf<CustomerFacts>());
            Sse.Prefetch0(neighbour);
            Sse.Prefetch0(neighbour + CacheLine);
            Sse.Prefetch0(neighbour + (2 * CacheLine));
        }
    }

    internal static FactStorage StoreOf(Condition<TFacts> condition) => condition switch
    {
        { Fact.Location.Store: FactStorage.Word, OtherFact: null } when !IntegerTest.RangeOf(condition).IsEmpty => FactStorage.Word,
        { Fact.Location.Store: FactStorage.Amount, OtherFact: null } => FactStorage.Amount,
        _ => FactStorage.None,
    };

    internal static bool IsPair(Condition<TFacts> condition) =>
        condition is { Fact.Location.Store: FactStorage.Word, OtherFact.Location.Store: FactStorage.Word };

    // By hand: sequences of structs are compiled anew in each process, which takes longer than a rule list does.
    private static TTest[] TestsOf<TTest>(
        IReadOnlyList<Condition<TFacts>> conditions, Func<Condition<TFacts>, bool> isOne, Func<Condition<TFacts>, TTest> make)
        where TTest : struct
    {
        TTest[] tests = new TTest[conditions.Count(isOne)];
        int count = 0;
        foreach (Condition<TFacts> condition in conditions)
        {
            if (isOne(condition))
            {
                tests[count++] = make(condition);
            }
        }

        return tests;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong EvaluateWords(ref int words)
    {
        ulong bits = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            foreach (ref readonly IntegerTestGroup512 group in new ReadOnlySpan<IntegerTestGroup512>(_groups512))
            {
                bits |= group.Evaluate(ref words);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            foreach (ref readonly IntegerTestGroup256 group in new ReadOnlySpan<IntegerTestGroup256>(_groups256))
            {
                bits |= group.Evaluate(ref words);
            }
        }
        else
        {
            for (int i = 0; i < _words.Length; i++)
            {
                bits |= (_words[i].Holds(ref words) ? 1UL : 0UL) << i;
            }
        }

        return bits;
    }

    private ulong EvaluateAmounts(ref double amounts)
    {
        ulong bits = 0;
        for (int i = 0; i < _amounts.Length; i++)
        {
            bits |= (_amounts[i].Holds(ref amounts) ? 1UL : 0UL) << (_amountsFrom + i);
        }

        return bits;
    }

    private ulong EvaluatePairs(ref int words)
    {
        ulong bits = 0;
        for (int i = 0; i < _pairs.Length; i++)
        {
            bits |= (_pairs[i].Holds(ref words) ? 1UL : 0UL) << (_pairsFrom + i);
        }

        return bits;
    }

    private ulong EvaluateOthers(ref readonly TFacts facts)
    {
        ulong bits = 0;
        int from = _pairsFrom + _pairs.Length;
        for (int i = 0; i < _others.Length; i++)
        {
            bits |= (_others[i].Holds(in facts) ? 1UL : 0UL) << (from + i);
        }

        return bits;
    }
}
