using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>What a layout says, as it is read from JSON.</summary>
internal sealed record LayoutDefinition
{
    public required string Key { get; init; }

    public required LocalizedText Name { get; init; }

    /// <summary>The columns it is recognised by; of each list one.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Header { get; init; }

    /// <summary>Further names of columns.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; }

    /// <summary>The zone of times without offset; null: that of the shop.</summary>
    public DateTimeZone? Zone { get; init; }

    public DateFormat? Dates { get; init; }

    public DecimalMark Decimal { get; init; }

    public required TextSource Customer { get; init; }

    /// <summary>What stands for nobody in a column of customers.</summary>
    public required IReadOnlyList<string> Nobody { get; init; }

    public TextSource? At { get; init; }

    public TextSource? Birthday { get; init; }

    /// <summary>Rows that hold nothing: conditions, and why.</summary>
    public IReadOnlyList<(IReadOnlyList<RowCondition> When, string Because)> Skip { get; init; } = [];

    public required IReadOnlyList<EventDefinition> Events { get; init; }

    /// <summary>Attributes of the customer that stand in every row, by their names.</summary>
    public IReadOnlyDictionary<string, TextSource> Attributes { get; init; } = new Dictionary<string, TextSource>(StringComparer.Ordinal);

    /// <summary>How headers of columns begin that hold details of the user's own; null: there are none.</summary>
    public string? DetailPrefix { get; init; }
}
