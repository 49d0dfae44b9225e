using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Where rows of a file go: all of them into one, or those of each part into one of its own.</summary>
/// <typeparam name="TSelf">What takes them.</typeparam>
internal interface IRowInput<TSelf>
    where TSelf : IRowInput<TSelf>
{
    /// <summary>Reads a row.</summary>
    RowReading Read(EventRowReader rows, IEventRow row);

    /// <summary>Reads lines without quotation marks, as they stand in a file of UTF-8.</summary>
    /// <returns>Whether they were read; if not, reader and rows are of no use any more.</returns>
    bool TryReadLines(EventRowReader rows, ReadOnlySpan<byte> lines, char separator);

    /// <summary>Another one, for the rows of a later part of the same file.</summary>
    TSelf Fork();

    /// <summary>Takes over the rows of a later part.</summary>
    void Join(TSelf later);
}
