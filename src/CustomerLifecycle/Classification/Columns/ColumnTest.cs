using System.Numerics;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>A condition over columns: its truth for as many customers at once as a vector has bytes.</summary>
/// <remarks>
/// Truth is a byte of ones for each customer, whatever the width of the numbers compared: comparisons of wider numbers are narrowed, so
/// that all conditions can be put together byte by byte.
/// </remarks>
internal abstract class ColumnTest
{
    private static readonly int Wide = Vector<uint>.Count;

    /// <summary>The test of a condition.</summary>
    public static ColumnTest Of(Condition<CustomerFacts> condition, FactColumnLayout layout) =>
        ConditionBits<CustomerFacts>.StoreOf(condition) switch
        {
            FactStorage.Word => new OfWord(IntegerTest.Of(condition)),
            FactStorage.Amount => new OfAmount(AmountTest.Of(condition)),
            _ => ConditionBits<CustomerFacts>.IsPair(condition)
                ? new OfPair(PairTest.Of(condition))
                : new OfOther(layout.PlaceOf(condition)),
        };

    /// <summary>Writes the truth for all customers of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="from">The first customer, at the beginning of a vector.</param>
    /// <param name="truths">A vector for each <see cref="Vector{T}.Count"/> customers.</param>
    public abstract void Evaluate(FactColumnBlock block, int from, Span<Vector<byte>> truths);

    private static Vector<byte> Narrow(Vector<uint> a, Vector<uint> b, Vector<uint> c, Vector<uint> d) =>
        Vector.Narrow(Vector.Narrow(a, b), Vector.Narrow(c, d));

    private sealed class OfWord(IntegerTest test) : ColumnTest
    {
        public override void Evaluate(FactColumnBlock block, int from, Span<Vector<byte>> truths)
        {
            FactColumn column = block.Word(test.Index);
            switch (column.Width)
            {
                case sizeof(byte):
                    Bytes(column.As<byte>()[from..], truths);
                    break;
                case sizeof(ushort):
                    Shorts(column.As<ushort>()[from..], truths);
                    break;
                default:
                    Words(column.As<uint>()[from..], truths);
                    break;
            }
        }

        // The range as it is met by numbers of fewer bits: what lies above them is met by none.
        private (TNumber Low, TNumber Last)? Within<TNumber>(uint most)
            where TNumber : IBinaryInteger<TNumber>
        {
            long last = test.Low + (long)test.Span - 1;
            return test.Low > most || last < test.Low
                ? null
                : (TNumber.CreateTruncating(test.Low), TNumber.CreateTruncating(Math.Min(last, most) - test.Low));
        }

        private void Bytes(ReadOnlySpan<byte> numbers, Span<Vector<byte>> truths)
        {
            if (Within<byte>(byte.MaxValue) is not { } range)
            {
                truths.Clear();
                return;
            }

            Vector<byte> low = new(range.Low);
            Vector<byte> last = new(range.Last);
            ref byte first = ref MemoryMarshal.GetReference(numbers);
            for (int i = 0; i < truths.Length; i++)
            {
                truths[i] = Vector.LessThanOrEqual(Vector.LoadUnsafe(ref first, (nuint)(i * Vector<byte>.Count)) - low, last);
            }
        }

        private void Shorts(ReadOnlySpan<ushort> numbers, Span<Vector<byte>> truths)
        {
            if (Within<ushort>(ushort.MaxValue) is not { } range)
            {
                truths.Clear();
                return;
            }

            Vector<ushort> low = new(range.Low);
            Vector<ushort> last = new(range.Last);
            ref ushort first = ref MemoryMarshal.GetReference(numbers);
            for (int i = 0; i < truths.Length; i++)
            {
                nuint at = (nuint)(i * Vector<byte>.Count);
                truths[i] = Vector.Narrow(
                    Vector.LessThanOrEqual(Vector.LoadUnsafe(ref first, at) - low, last),
                    Vector.LessThanOrEqual(Vector.LoadUnsafe(ref first, at + (nuint)Vector<ushort>.Count) - low, last));
            }
        }

        private void Words(ReadOnlySpan<uint> numbers, Span<Vector<byte>> truths)
        {
            if (Within<uint>(uint.MaxValue) is not { } range)
            {
                truths.Clear();
                return;
            }

            Vector<uint> low = new(range.Low);
            Vector<uint> last = new(range.Last);
            ref uint first = ref MemoryMarshal.GetReference(numbers);
            for (int i = 0; i < truths.Length; i++)
            {
                int at = i * Vector<byte>.Count;
                truths[i] = Narrow(
                    Test(ref first, at), Test(ref first, at + Wide), Test(ref first, at + (2 * Wide)), Test(ref first, at + (3 * Wide)));
            }

            Vector<uint> Test(ref uint start, int at) => Vector.LessThanOrEqual(Vector.LoadUnsafe(ref start, (nuint)at) - low, last);
        }
    }

    private sealed class OfAmount(AmountTest test) : ColumnTest
    {
        public override void Evaluate(FactColumnBlock block, int from, Span<Vector<byte>> truths)
        {
            Vector<double> low = new(test.Low);
            Vector<double> high = new(test.High);
            ref double first = ref block.Amount(test.Index)[from];
            for (int i = 0; i < truths.Length; i++)
            {
                int at = i * Vector<byte>.Count;
                truths[i] = Narrow(
                    Half(ref first, at), Half(ref first, at + Wide), Half(ref first, at + (2 * Wide)), Half(ref first, at + (3 * Wide)));
            }

            Vector<uint> Half(ref double start, int at) => Vector.Narrow(
                Test(ref start, at).As<long, ulong>(), Test(ref start, at + Vector<double>.Count).As<long, ulong>());

            Vector<long> Test(ref double start, int at)
            {
                Vector<double> amounts = Vector.LoadUnsafe(ref start, (nuint)at);
                return Vector.GreaterThanOrEqual(amounts, low) & Vector.LessThanOrEqual(amounts, high);
            }
        }
    }

    private sealed class OfPair(PairTest test) : ColumnTest
    {
        public override void Evaluate(FactColumnBlock block, int from, Span<Vector<byte>> truths)
        {
            // Numbers are not below 0, so their difference has no more bits than they have.
            Vector<int> low = new((int)Math.Max(test.Low, int.MinValue));
            Vector<int> high = new((int)Math.Min(test.High, int.MaxValue));
            Vector<int> present = new(test.Present);
            Vector<int> otherPresent = new(test.OtherPresent);
            ref int first = ref MemoryMarshal.GetReference(block.Word(test.Index).As<int>()[from..]);
            ref int others = ref MemoryMarshal.GetReference(block.Word(test.OtherIndex).As<int>()[from..]);
            for (int i = 0; i < truths.Length; i++)
            {
                int at = i * Vector<byte>.Count;
                truths[i] = Narrow(
                    Test(ref first, ref others, at),
                    Test(ref first, ref others, at + Wide),
                    Test(ref first, ref others, at + (2 * Wide)),
                    Test(ref first, ref others, at + (3 * Wide)));
            }

            Vector<uint> Test(ref int start, ref int otherStart, int at)
            {
                Vector<int> numbers = Vector.LoadUnsafe(ref start, (nuint)at);
                Vector<int> other = Vector.LoadUnsafe(ref otherStart, (nuint)at);
                Vector<int> difference = numbers - other;
                return (Vector.GreaterThanOrEqual(difference, low)
                    & Vector.LessThanOrEqual(difference, high)
                    & Vector.GreaterThanOrEqual(numbers, present)
                    & Vector.GreaterThanOrEqual(other, otherPresent)).As<int, uint>();
            }
        }
    }

    private sealed class OfOther(int place) : ColumnTest
    {
        public override void Evaluate(FactColumnBlock block, int from, Span<Vector<byte>> truths) =>
            MemoryMarshal.Cast<byte, Vector<byte>>(block.Other(place).AsSpan(from))[..truths.Length].CopyTo(truths);
    }
}
