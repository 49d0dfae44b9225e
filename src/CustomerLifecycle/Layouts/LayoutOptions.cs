using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>What somebody says of one table beside its layout.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record LayoutOptions
{
    /// <summary>Gets the options that say nothing.</summary>
    public static LayoutOptions Default { get; } = new();

    /// <summary>
    /// Gets the shop: times without offset are in its zone, unless the layout names one. Default: <see cref="Shop.Default"/>.
    /// </summary>
    public Shop Shop { get; init => field = Guard.Against.Missing(value); } = Shop.Default;

    /// <summary>Gets the kinds of events of one's own that the table may hold. Default: none.</summary>
    public IReadOnlyList<EventKind> Kinds { get; init => field = Guard.Against.Missing(value); } = [];

    /// <summary>
    /// Gets which column of the table is meant by a name that the layout uses; <see langword="null"/>: none, although it is there.
    /// Default: none is renamed.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init => field = Guard.Against.Missing(value); } =
        new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets what further words in a column of statuses mean: the key of an <see cref="OrderStatus"/>, such as <c>canceled</c>, or
    /// <c>-</c> for
    /// rows that are no orders. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> StatusWords { get; init => field = Guard.Against.Missing(value); } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets the headers of columns that hold an attribute of the customer in every row. Default: those of the layout alone.
    /// </summary>
    public IReadOnlyList<string> Attributes { get; init => field = Guard.Against.Missing(value); } = [];

    /// <summary>Gets a value indicating whether orders of a negative amount are returns. Default: as the layout says.</summary>
    public bool NegativeAsReturn { get; init; }

    /// <summary>
    /// Gets how dates are written: <c>MM/dd/yyyy</c>, <c>dd/MM/yyyy</c> or any pattern of NodaTime for a local date and time.
    /// Default: <see langword="null"/>, what each column proves.
    /// </summary>
    /// <exception cref="ArgumentException">It is no pattern.</exception>
    public string? DateFormat
    {
        get;
        init
        {
            Dates = value is null ? null : Layouts.DateFormat.Parse(value);
            field = value;
        }
    }

    /// <summary>Gets what stands before decimals. Default: what the table proves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mark is not defined.</exception>
    public DecimalMark DecimalMark { get; init => field = Guard.Against.Undefined(value); }

    /// <summary>Gets the time of rows that name none, such as those of a list of customers. Default: such rows are refused.</summary>
    public Instant? Dated { get; init; }

    /// <summary>
    /// Gets the ids that are one person: each with the one that stays, which may stand for another in its turn. Default: none.
    /// </summary>
    /// <exception cref="ArgumentException">Ids lead in a circle.</exception>
    public IReadOnlyDictionary<string, string> SameCustomers
    {
        get;
        init => field = CustomerLifecycle.Layouts.SameCustomers.Resolve(Guard.Against.Missing(value));
    } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal DateFormat? Dates { get; private init; }
}
