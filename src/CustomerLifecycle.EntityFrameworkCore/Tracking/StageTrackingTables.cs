namespace CustomerLifecycle;

/// <summary>How the tables are mapped: their names, their schema, and how long keys may be.</summary>
/// <remarks>A change of these is a change of the tables: add a migration.</remarks>
/// <threadsafety>For building the model: one thread.</threadsafety>
public sealed class StageTrackingTables
{
    /// <summary>Gets or sets the schema; <see langword="null"/>, the default: that of the context.</summary>
    public string? Schema { get; set; }

    /// <summary>Gets or sets the table of what is kept of each customer. Default: <c>TrackedCustomers</c>.</summary>
    /// <exception cref="ArgumentException">It is blank.</exception>
    public string Customers { get; set => field = Guard.Against.NullOrWhiteSpace(value); } = "TrackedCustomers";

    /// <summary>Gets or sets the table of changes of stage. Default: <c>StageTransitions</c>.</summary>
    /// <exception cref="ArgumentException">It is blank.</exception>
    public string Transitions { get; set => field = Guard.Against.NullOrWhiteSpace(value); } = "StageTransitions";

    /// <summary>
    /// Gets or sets the most characters of a customer's id, from 1. Default: 256, which with the name of the tracking fits into the keys of
    /// all common databases.
    /// </summary>
    /// <exception cref="ArgumentException">It is not positive.</exception>
    public int CustomerLength { get; set => field = Guard.Against.NegativeOrZero(value); } = 256;

    /// <summary>Gets or sets the most characters of the name of a tracking and of the key of a stage, from 1. Default: 128.</summary>
    /// <exception cref="ArgumentException">It is not positive.</exception>
    public int KeyLength { get; set => field = Guard.Against.NegativeOrZero(value); } = 128;

    /// <summary>
    /// Gets or sets the collation of customers' ids and names of trackings; <see langword="null"/>, the default: that of the database. Ids
    /// are told apart by case, so a database whose own collation does not (SQL Server, MySQL) needs one that does.
    /// </summary>
    public string? KeyCollation { get; set; }
}
