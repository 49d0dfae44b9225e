namespace CustomerLifecycle.Layouts;

/// <content>Reading parts of one table at once, each by a reader of its own.</content>
public sealed partial class EventRowReader
{
    private bool _isTorn; // parts were read that contradict each other

    /// <summary>
    /// Gets a value indicating whether each row is read as if it were alone in its table, so that parts of the table can be read at once,
    /// each by a reader of its own (<see cref="Fork"/>), and be put together (<see cref="Join"/>).
    /// </summary>
    public bool CanBeForked => _birthday is null && Array.TrueForAll(_events, e => e.IsByItself);

    /// <summary>
    /// Gets a value indicating whether what was read so far would be read the same after a survey of these rows. Where rows were surveyed
    /// before they were read, it always is.
    /// </summary>
    public bool IsCertain => !_isTorn && (_isSurveyed || Array.TrueForAll(_surveyed, ordinal => _header.Formats[ordinal].IsCertain));

    /// <summary>A reader of other rows of the same table, for another thread.</summary>
    /// <returns>The reader, which has read nothing yet.</returns>
    /// <exception cref="InvalidOperationException">Rows tell of one another (<see cref="CanBeForked"/>).</exception>
    public EventRowReader Fork() => CanBeForked
        ? new EventRowReader(_layout, _definition, _header.Header, _options)
        : throw new InvalidOperationException("Rows of this table tell of one another; they are to be read one after the other.");

    /// <summary>Takes in what a fork has counted and seen, as if this reader had read its rows after its own.</summary>
    /// <param name="fork">A reader that <see cref="Fork"/> made; not to be used any more.</param>
    /// <exception cref="ArgumentException">It reads another table.</exception>
    public void Join(EventRowReader fork)
    {
        ArgumentNullException.ThrowIfNull(fork);
        if (!ReferenceEquals(fork._definition, _definition) || fork._header.Header.Count != _header.Header.Count)
        {
            throw new ArgumentException("It reads another table.", nameof(fork));
        }

        _isSettled = true;
        _rows += fork._rows;
        _nobodies += fork._nobodies;
        _invalid += fork._invalid;
        foreach ((string reason, long rows) in fork._leftOut)
        {
            _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + rows;
        }

        for (int i = 0; i < _header.Formats.Count; i++)
        {
            _header.Formats[i].Join(fork._header.Formats[i]);
        }

        // Amounts in two currencies are refused where they are read one after the other.
        _isTorn |= fork._isTorn
            || (_scope.Currency is { } one && fork._scope.Currency is { } other && !string.Equals(one, other, StringComparison.Ordinal));
        _scope.Currency ??= fork._scope.Currency;
    }
}
