using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// Which ids of events have come so far: those of a second one must be looked at by whoever knows both events. A number takes a bit where
/// numbers are as dense as those that a shop gives its orders, whatever customer it belongs to; any other id takes about 12 bytes.
/// </summary>
/// <remarks>
/// An id may be taken for one that came before, never the other way round: what is doubtful is asked of the events themselves, which is
/// slower and just as right.
/// </remarks>
/// <threadsafety>Safe from any thread: parts of one base share it.</threadsafety>
internal sealed class SeenIds
{
    private const int PageBits = 15; // 4 KB for 32,768 numbers
    private const int WordBits = 6;
    private const long MostPages = 1 << 20; // numbers up to 34 thousand millions
    private const int FreePages = 256;
    private const int LeastOnPage = 128; // so many ids take more as hashes than their page takes

    private readonly Lock _pagesLock = new();
    private readonly SeenHashes _hashes = new();
    private long[]?[] _pages = new long[]?[1024];
    private long _numbers;
    private int _pageCount;
    private bool _isScattered; // from here on numbers without a page are kept as hashes

    /// <summary>Takes in an id that is a number.</summary>
    /// <param name="customer">The hash of the customer.</param>
    /// <param name="number">The number, 0 or more.</param>
    /// <returns>Whether it is new.</returns>
    [MethodImpl(RowPath.Compiled)]
    public bool Add(int customer, long number)
    {
        long page = number >> PageBits;
        long[]?[] pages = Volatile.Read(ref _pages);
        long[]? bits = page < pages.Length ? Volatile.Read(ref pages[page]) : null;
        bits ??= page < MostPages ? PageOf((int)page) : null;
        if (bits is null)
        {
            return _hashes.Add(customer, number.GetHashCode());
        }

        long bit = 1L << (int)(number & ((1 << WordBits) - 1));
        return (Interlocked.Or(ref bits[(number & ((1 << PageBits) - 1)) >> WordBits], bit) & bit) == 0;
    }

    /// <summary>Takes in an id that is a text.</summary>
    /// <param name="customer">The hash of the customer.</param>
    /// <param name="text">The hash of the text.</param>
    /// <returns>Whether it is new.</returns>
    public bool AddText(int customer, int text) => _hashes.Add(customer, text);

    /// <summary>The page of a number, made where there is none; null where numbers are too scattered for pages.</summary>
    private long[]? PageOf(int page)
    {
        lock (_pagesLock)
        {
            if (page < _pages.Length && _pages[page] is { } known)
            {
                return known;
            }

            // What was counted so far is a guess from below: every page but the last ones has been used by then.
            _isScattered |= _pageCount >= FreePages && CountNumbers() < (long)LeastOnPage * _pageCount;
            if (_isScattered)
            {
                return null;
            }

            if (page >= _pages.Length)
            {
                long[]?[] larger = new long[]?[Math.Max(page + 1, 2 * _pages.Length)];
                _pages.CopyTo(larger, 0);
                Volatile.Write(ref _pages, larger);
            }

            long[] made = new long[1 << (PageBits - WordBits)];
            Volatile.Write(ref _pages[page], made);
            _pageCount++;
            return made;
        }
    }

    /// <summary>How many numbers stand on the pages, counted again each time there are twice as many pages.</summary>
    private long CountNumbers()
    {
        if (_pageCount >= FreePages && (_pageCount & (_pageCount - 1)) == 0)
        {
            _numbers = _pages.Sum(page => page?.Sum(bits => (long)BitOperations.PopCount(unchecked((ulong)bits))) ?? 0);
        }

        return _numbers * _pageCount / Math.Max(1, CountedPages(_pageCount));
    }

    private static int CountedPages(int pages) => 1 << BitOperations.Log2((uint)Math.Max(1, pages));
}
