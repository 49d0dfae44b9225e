using System.Collections.Frozen;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Which column of the file holds what: by its own name, by a common synonym, or as the user said.</summary>
internal sealed class ColumnMap
{
    private static readonly FrozenDictionary<string, EventColumn> Synonyms = new Dictionary<string, EventColumn>(StringComparer.Ordinal)
    {
        ["customerid"] = EventColumn.Customer,
        ["customernumber"] = EventColumn.Customer,
        ["custid"] = EventColumn.Customer,
        ["clientid"] = EventColumn.Customer,
        ["userid"] = EventColumn.Customer,
        ["user"] = EventColumn.Customer,
        ["kundennummer"] = EventColumn.Customer,
        ["kunde"] = EventColumn.Customer,
        ["date"] = EventColumn.At,
        ["datetime"] = EventColumn.At,
        ["timestamp"] = EventColumn.At,
        ["time"] = EventColumn.At,
        ["orderdate"] = EventColumn.At,
        ["invoicedate"] = EventColumn.At,
        ["purchasedate"] = EventColumn.At,
        ["eventtime"] = EventColumn.At,
        ["createdat"] = EventColumn.At,
        ["datum"] = EventColumn.At,
        ["bestelldatum"] = EventColumn.At,
        ["event"] = EventColumn.Kind,
        ["eventtype"] = EventColumn.Kind,
        ["type"] = EventColumn.Kind,
        ["total"] = EventColumn.Amount,
        ["revenue"] = EventColumn.Amount,
        ["sales"] = EventColumn.Amount,
        ["ordertotal"] = EventColumn.Amount,
        ["price"] = EventColumn.Amount,
        ["betrag"] = EventColumn.Amount,
        ["umsatz"] = EventColumn.Amount,
        ["cogs"] = EventColumn.Cost,
        ["kosten"] = EventColumn.Cost,
        ["qty"] = EventColumn.Quantity,
        ["units"] = EventColumn.Quantity,
        ["menge"] = EventColumn.Quantity,
        ["orderid"] = EventColumn.Order,
        ["ordernumber"] = EventColumn.Order,
        ["orderno"] = EventColumn.Order,
        ["invoice"] = EventColumn.Order,
        ["invoiceno"] = EventColumn.Order,
        ["bestellnummer"] = EventColumn.Order,
        ["productid"] = EventColumn.Product,
        ["sku"] = EventColumn.Product,
        ["stockcode"] = EventColumn.Product,
        ["artikel"] = EventColumn.Product,
        ["source"] = EventColumn.Channel,
        ["kanal"] = EventColumn.Channel,
        ["updatedat"] = EventColumn.Updated,
        ["currencycode"] = EventColumn.Currency,
        ["waehrung"] = EventColumn.Currency,
        ["orderstatus"] = EventColumn.Status,
        ["sellingkind"] = EventColumn.Selling,
        ["score"] = EventColumn.Value,
        ["rating"] = EventColumn.Value,
        ["dateofbirth"] = EventColumn.Birthday,
        ["geburtstag"] = EventColumn.Birthday,
        ["geburtsdatum"] = EventColumn.Birthday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const string DetailPrefix = "detail:";

    private readonly int[] _ordinals = [.. Enumerable.Repeat(-1, Enum.GetValues<EventColumn>().Length)];
    private readonly string[] _names = [.. Enum.GetValues<EventColumn>().Select(NameOf)];

    private readonly IReadOnlyList<string> _header;

    private ColumnMap(IReadOnlyList<string> header)
    {
        _header = header;
        Details =
        [
            .. header.Index()
                .Where(column =>
                    column.Item.Trim().StartsWith(DetailPrefix, StringComparison.OrdinalIgnoreCase)
                        && column.Item.Trim().Length > DetailPrefix.Length)
                .Select(column => (column.Item.Trim()[DetailPrefix.Length..].Trim(), column.Index)),
        ];
    }

    /// <summary>The columns that hold details of the user's own.</summary>
    public IReadOnlyList<(string Name, int Ordinal)> Details { get; }

    public static ColumnMap Of(string file, IReadOnlyList<string> header, IReadOnlyDictionary<EventColumn, string> mapped)
    {
        ColumnMap map = new(header);
        foreach ((EventColumn column, string name) in mapped)
        {
            int ordinal = header.ToList().FindIndex(h => string.Equals(h.Trim(), name, StringComparison.OrdinalIgnoreCase));
            map.Set(
                column,
                ordinal >= 0
                    ? ordinal
                    : throw Missing($"--map names the column '{name}' for '{NameOf(column)}', but {file} has no such column."),
                header);
        }

        for (int i = 0; i < header.Count; i++)
        {
            if (Recognise(header[i]) is { } column && !mapped.ContainsKey(column) && !map._ordinals.Contains(i))
            {
                map.Take(file, column, i, header);
            }
        }

        foreach (EventColumn required in new[] { EventColumn.Customer, EventColumn.At })
        {
            if (map._ordinals[(int)required] < 0)
            {
                throw Missing(
                    $"{file}, line 1: there is no column '{NameOf(required)}' and none with a known synonym. "
                        + $"Name it with --map {NameOf(required)}=COLUMN.");
            }
        }

        return map;

        InputException Missing(string message) => new($"{message} Its columns are {string.Join(", ", header)}.");
    }

    /// <summary>Reads <c>customer=COLUMN,at=COLUMN</c>.</summary>
    public static Dictionary<EventColumn, string> ParseOption(string? option)
    {
        Dictionary<EventColumn, string> mapped = [];
        foreach (string pair in option?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            string[] sides = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || sides[1].Length == 0)
            {
                throw new UsageException($"--map: '{pair}' is not of the form NAME=COLUMN, e.g. customer=client_no.");
            }

            EventColumn column = ByOwnName(sides[0])
                ?? throw new UsageException(
                    $"--map: '{sides[0]}' is not a known name. "
                        + $"Use one of {string.Join(", ", Enum.GetValues<EventColumn>().Select(NameOf))}.");
            mapped[column] = sides[1];
        }

        return mapped;
    }

    /// <summary>The place of a column by its header.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public int OrdinalOf(string name) => _header
        .ToList()
        .FindIndex(h => string.Equals(h.Trim(), name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var ordinal
        ? ordinal
        : throw new InputException(
            $"--attribute names the column '{name}', but there is no such column. Its columns are {string.Join(", ", _header)}.");

    public int OrdinalOf(EventColumn column) => _ordinals[(int)column];

    /// <summary>The column's name as it stands in the header.</summary>
    public string HeaderOf(EventColumn column) => _names[(int)column];

    private static string NameOf(EventColumn column) => column.ToString().ToLowerInvariant();

    private static EventColumn? Recognise(string header)
    {
        string folded = string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return ByOwnName(folded) ?? (Synonyms.TryGetValue(folded, out EventColumn synonym) ? synonym : null);
    }

    private static EventColumn? ByOwnName(string name)
    {
        int found = Array.FindIndex(
            Enum.GetValues<EventColumn>(), column => string.Equals(NameOf(column), name, StringComparison.OrdinalIgnoreCase));
        return found < 0 ? null : (EventColumn)found;
    }

    private void Take(string file, EventColumn column, int ordinal, IReadOnlyList<string> header)
    {
        int taken = _ordinals[(int)column];
        bool takenByName = taken >= 0 && IsOwnName(header[taken], column);
        bool isOwnName = IsOwnName(header[ordinal], column);
        if (taken < 0 || (isOwnName && !takenByName))
        {
            Set(column, ordinal, header);
        }
        else if (takenByName == isOwnName)
        {
            throw new InputException(
                $"{file}, line 1: both '{header[taken]}' and '{header[ordinal]}' could be the column '{NameOf(column)}'. "
                    + $"Say which with --map {NameOf(column)}=COLUMN.");
        }
    }

    private static bool IsOwnName(string header, EventColumn column) =>
        string.Equals(header.Trim(), NameOf(column), StringComparison.OrdinalIgnoreCase);

    private void Set(EventColumn column, int ordinal, IReadOnlyList<string> header)
    {
        _ordinals[(int)column] = ordinal;
        _names[(int)column] = header[ordinal].Trim();
    }
}
