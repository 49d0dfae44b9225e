namespace CustomerLifecycle.Sql;

/// <summary>Where the events of customers stand in a database: one table of events, or tables of orders, returns and visits.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record SqlMapping
{
    private const int MostMinorUnits = 6;

    /// <summary>Initializes a new instance of the <see cref="SqlMapping"/> class.</summary>
    /// <param name="sources">The tables, at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one says neither a kind nor a column of kinds, or both.</exception>
    public SqlMapping(params IReadOnlyList<SqlSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count == 0)
        {
            throw new ArgumentException("A mapping needs at least one table.", nameof(sources));
        }

        foreach (SqlSource? source in sources)
        {
            if (source is null || source.Kind is null == source.KindColumn is null)
            {
                throw new ArgumentException(
                    $"The table '{source?.Table}' must say either the kind of its events or the column that says it.", nameof(sources));
            }
        }

        Sources = [.. sources];
    }

    /// <summary>Gets the tables.</summary>
    public IReadOnlyList<SqlSource> Sources { get; }

    /// <summary>
    /// Gets how many decimals amounts have that are kept as whole numbers: 2 where they are in cents. Default: 0, they are what they are.
    /// </summary>
    /// <remarks>Sums of whole numbers and of decimals are exact; those of floating-point numbers are as exact as the engine's.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 6.</exception>
    public int MinorUnits
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostMinorUnits);
            field = value;
        }
    }

    /// <summary>Reads a mapping from JSON, whose names are those of the properties in camel case.</summary>
    /// <param name="json">An object with <c>sources</c> and perhaps <c>minorUnits</c>.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="StageModelFormatException">It is not such JSON; the message says where, what was found and what would be
    /// right.</exception>
    public static SqlMapping FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SqlMappingJson.Read(json);
    }
}
