using System.Numerics;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>One whole number of many customers side by side, in as few bytes each as the largest of them needs.</summary>
/// <remarks>Numbers are never below 0. Behind the last is room for a whole vector, so that nobody has to look for the end.</remarks>
internal sealed class FactColumn
{
    private readonly byte[] _bytes;

    private FactColumn(byte[] bytes, int width) => (_bytes, Width) = (bytes, width);

    /// <summary>Gets the bytes of each number: 1, 2 or 4.</summary>
    public int Width { get; }

    /// <summary>Gets the bytes that the numbers take.</summary>
    public int Size => _bytes.Length;

    /// <summary>Lays numbers side by side.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="isWide">Whether they are compared with others, which takes whole words.</param>
    public static FactColumn Of(ReadOnlySpan<int> numbers, bool isWide)
    {
        int largest = 0;
        foreach (int number in numbers)
        {
            largest |= number;
        }

        int width = isWide || largest > ushort.MaxValue ? sizeof(int) : largest > byte.MaxValue ? sizeof(ushort) : sizeof(byte);
        int padded = Padded(numbers.Length);
        byte[] bytes = new byte[padded * width];
        switch (width)
        {
            case sizeof(byte):
                Narrow<byte>(numbers, bytes);
                break;
            case sizeof(ushort):
                Narrow(numbers, MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()));
                break;
            default:
                numbers.CopyTo(MemoryMarshal.Cast<byte, int>(bytes.AsSpan()));
                break;
        }

        return new FactColumn(bytes, width);
    }

    /// <summary>A length filled up to whole vectors of bytes.</summary>
    public static int Padded(int length) => (length + Vector<byte>.Count - 1) / Vector<byte>.Count * Vector<byte>.Count;

    /// <summary>The numbers, of the width that they have.</summary>
    public ReadOnlySpan<TNumber> As<TNumber>()
        where TNumber : struct => MemoryMarshal.Cast<byte, TNumber>(_bytes);

    private static void Narrow<TNumber>(ReadOnlySpan<int> numbers, Span<TNumber> into)
        where TNumber : IBinaryInteger<TNumber>
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            into[i] = TNumber.CreateTruncating(numbers[i]);
        }
    }
}
