using System.Globalization;
using System.Text;
using CustomerLifecycle.Sql;
using NodaTime.Text;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>A database that is asked the same as the process.</summary>
public abstract class Engine : IDisposable
{
    private const int RowsAtOnce = 500;

    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    /// <summary>The names of the engines that are there; the two with a server of their own only where it is (<see
    /// cref="ServerTests"/>).</summary>
    public static IReadOnlyList<string> Names =>
        [.. new[] { "sqlite", "duckdb", "postgresql", "clickhouse" }.Where(name => ServerOf(name) is not "")];

    /// <summary>The same for theories.</summary>
    public static TheoryData<string> All => [.. Names];

    public abstract SqlDialect Dialect { get; }

    /// <summary>The engine's types: text, whole number, floating-point number, time, date.</summary>
    protected abstract (string Text, string Whole, string Number, string Time, string Date) Types { get; }

    protected virtual string EndOfTable => string.Empty;

    protected virtual string Table => "events";

    public SqlMapping Mapping => new(new SqlSource(Table, "who", "at")
    {
        KindColumn = "kind",
        Amount = "amount",
        Cost = "cost",
        Quantity = "quantity",
        Status = "status",
        Selling = "selling",
        Channel = "channel",
        Campaign = "campaign",
        Category = "category",
        Score = "score",
        ContractEnd = "ends",
        OrderNumber = Dialect.MatchesReturns ? "number" : null,
        AttributeName = "attribute",
        AttributeValue = "value",
        Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["wine"] = "it's \"wine\" [or] `not`\\", ["guests"] = "guests" },
    })
    {
        MinorUnits = 3,
    };

    /// <summary>The address of a server: empty where it is not there, null where the engine needs none.</summary>
    public static string? ServerOf(string name) => name switch
    {
        "postgresql" => Environment.GetEnvironmentVariable("POSTGRES_TESTS") ?? string.Empty,
        "clickhouse" => Environment.GetEnvironmentVariable("CLICKHOUSE_TESTS") ?? string.Empty,
        _ => null,
    };

    /// <summary>The engine of a name.</summary>
    public static Engine Open(string name) => name switch
    {
        "sqlite" => new SqliteEngine(),
        "duckdb" => new DuckDbEngine(),
        "postgresql" => new PostgreSqlEngine(ServerOf(name)!),
        _ => new ClickHouseEngine(new Uri(ServerOf(name)!)),
    };

    /// <summary>The rows of a statement by the names of columns; values as texts, numbers such that they can be read again.</summary>
    public abstract IReadOnlyList<IReadOnlyDictionary<string, string?>> Ask(string sql);

    public abstract void Run(string sql);

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts events into a fresh table.</summary>
    public virtual void Load(IEnumerable<(string Customer, CustomerEvent Event)> events)
    {
        Run(string.Create(CultureInfo.InvariantCulture, $"DROP TABLE IF EXISTS {Table}"));
        Run(CreateTable(Table, EndOfTable));
        Insert(Table, events);
    }

    protected abstract void Dispose(bool isDisposing);

    protected string CreateTable(string table, string end)
    {
        (string text, string whole, string number, string time, string date) = Types;
        string wine = Dialect.Identifier(Mapping.Sources[0].Details["wine"]);
        return $"CREATE TABLE {table} (who {text}, {Dialect.Identifier("at")} {time}, kind {text}, amount {whole}, cost {whole}, "
            + $"quantity {whole}, status {text}, "
            + $"selling {text}, channel {text}, campaign {text}, category {text}, score {whole}, ends {date}, number {text}, "
            + $"attribute {text}, value {text}, {wine} {text}, guests {number}){end}";
    }

    protected void Insert(string table, IEnumerable<(string Customer, CustomerEvent Event)> events, Action<string>? run = null)
    {
        foreach ((string Customer, CustomerEvent Event)[] rows in events.Chunk(RowsAtOnce))
        {
            StringBuilder sql = new($"INSERT INTO {table} VALUES ");
            foreach ((string customer, CustomerEvent item) in rows)
            {
                sql.Append(sql[^1] == ')' ? ", (" : "(").AppendJoin(", ", Values(customer, in item)).Append(')');
            }

            (run ?? Run)(sql.ToString());
        }
    }

    private IEnumerable<string> Values(string customer, in CustomerEvent item)
    {
        string at = Time.Format(item.At.InUtc().LocalDateTime);
        return
        [
            Text(customer),
            Text(at),
            Text(item.EventKind.Key),
            Whole(item.Amount * 1000),
            Whole(item.Cost * 1000),
            Whole(item.Quantity),
            Text(KebabOf(item.Status)),
            Text(KebabOf(item.Selling)),
            Text(item.Channel),
            Text(item.Campaign),
            Text(item.Category),
            item.Score is { } score ? Whole(score) : "NULL",
            Text(item.ContractEnd is { } end ? LocalDatePattern.Iso.Format(end) : null),
            Text(item.Kind == CustomerEventKind.Return ? item.Reference : item.Id),
            Text(item.Kind == CustomerEventKind.AttributeSet ? item.Reference : null),
            Text(Said(item.AttributeValue)),
            Text(item.Details["wine"]?.Text),
            item.Details["guests"]?.Number is { } guests ? guests.ToString(CultureInfo.InvariantCulture) : "NULL",
        ];
    }

    private string Text(string? text) => text is null ? "NULL" : Dialect.Text(text);

    private static string? Said(EventDetail? value) => value switch
    {
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
        { Flag: { } flag } => flag ? "true" : "false",
        { Date: { } date } => LocalDatePattern.Iso.Format(date),
        _ => value?.Text,
    };

    private static string Whole(decimal number) => ((long)number).ToString(CultureInfo.InvariantCulture);

    private static string KebabOf<TValue>(TValue value)
        where TValue : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : string.Empty) + char.ToLowerInvariant(c)
            : $"{c}"));
}
