using System.Runtime.ExceptionServices;
using System.Text;
using CustomerLifecycle.Layouts;
using Microsoft.Win32.SafeHandles;

namespace CustomerLifecycle.Cli.Input;

/// <summary>
/// Reads a CSV file without quotation marks in as many parts as there are cores, each row by itself. Whatever is not as plain as that, or
/// is wrong, is left to the reader that goes row by row and can say where.
/// </summary>
internal sealed class PlainCsv(string path, string[] header)
{
    private const int BlockSize = 256 * 1024;
    private const long LeastPart = 4 << 20;

    private long _done;

    /// <summary>Reads the rows behind the header.</summary>
    /// <param name="rows">The reader of rows, which has read nothing yet.</param>
    /// <param name="into">Where the rows go; empty.</param>
    /// <param name="progress">How far reading has come, from 0 to 1.</param>
    /// <returns>Whether the file was read; if not, reader and rows are of no use any more.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool TryRead<TInput>(EventRowReader rows, TInput into, Action<double>? progress)
        where TInput : IRowInput<TInput>
    {
        using SafeFileHandle file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file);
        if (!rows.CanBeForked || LineBehind(file, 0) is not { } first || SeparatorOf(file, first) is not { } separator)
        {
            return false;
        }

        int count = (int)Math.Clamp((length - first) / LeastPart, 1, Environment.ProcessorCount);
        long[] starts = new long[count + 1];
        (starts[0], starts[count]) = (first, length);
        for (int i = 1; i < count; i++)
        {
            if (LineBehind(file, first + ((length - first) / count * i)) is not { } start)
            {
                return false;
            }

            starts[i] = start;
        }

        EventRowReader[] readers = [rows, .. Enumerable.Range(1, count - 1).Select(_ => rows.Fork())];
        TInput[] inputs = [into, .. Enumerable.Range(1, count - 1).Select(_ => into.Fork())];
        bool[] isRead = new bool[count];
        try
        {
            Parallel.For(
                0,
                count,
                i => isRead[i] = TryReadPart(file, starts[i], starts[i + 1], separator, readers[i], inputs[i], Report));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        if (Array.Exists(isRead, read => !read))
        {
            return false;
        }

        for (int i = 1; i < count; i++)
        {
            rows.Join(readers[i]);
            into.Join(inputs[i]);
        }

        return rows.IsCertain;

        void Report(long bytes)
        {
            long done = Interlocked.Add(ref _done, bytes);
            progress?.Invoke(done / (double)Math.Max(1, length));
        }
    }

    /// <summary>What separates the names of the columns; null where they are not found in the first line.</summary>
    private char? SeparatorOf(SafeFileHandle file, long end)
    {
        byte[] bytes = new byte[end];
        _ = RandomAccess.Read(file, bytes, 0);
        string line = Encoding.UTF8.GetString(bytes).Trim('\uFEFF').TrimEnd('\r', '\n');
        foreach (char separator in ",;\t|")
        {
            if (header.SequenceEqual(line.Split(separator).Select(name => name.Trim('\uFEFF')), StringComparer.Ordinal))
            {
                return separator;
            }
        }

        return null;
    }

    private static bool TryReadPart<TInput>(
        SafeFileHandle file,
        long from,
        long to,
        char separator,
        EventRowReader rows,
        TInput into,
        Action<long> report)
        where TInput : IRowInput<TInput>
    {
        byte[] bytes = new byte[BlockSize];
        while (from < to)
        {
            int wanted = (int)Math.Min(BlockSize, to - from);
            int read = RandomAccess.Read(file, bytes.AsSpan(0, wanted), from);
            ReadOnlySpan<byte> block = bytes.AsSpan(0, read);

            // Up to the end of the last whole line; at the end of the file a line may lack it.
            int whole = from + read == to ? read : block.LastIndexOf((byte)'\n') + 1;
            if (whole == 0 || !TryReadLines(block[..whole], separator, rows, into))
            {
                return false;
            }

            from += whole;
            report(whole);
        }

        return true;
    }

    private static bool TryReadLines<TInput>(ReadOnlySpan<byte> lines, char separator, EventRowReader rows, TInput into)
        where TInput : IRowInput<TInput>
    {
        try
        {
            return into.TryReadLines(rows, lines, separator);
        }
        catch (EventLayoutException)
        {
            return false;
        }
    }

    /// <summary>Where the line begins that follows the one at a place; null where a quotation mark or no end of line is near.</summary>
    private static long? LineBehind(SafeFileHandle file, long at)
    {
        byte[] bytes = new byte[64 * 1024];
        ReadOnlySpan<byte> near = bytes.AsSpan(0, RandomAccess.Read(file, bytes, at));
        int end = near.IndexOf((byte)'\n');
        return end < 0 || near[..end].Contains((byte)'"') ? null : at + end + 1;
    }
}
