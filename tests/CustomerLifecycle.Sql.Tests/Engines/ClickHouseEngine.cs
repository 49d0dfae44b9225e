using System.Text;
using System.Text.Json;
using CustomerLifecycle.Sql;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>ClickHouse over HTTP; each engine has a database of its own.</summary>
public sealed class ClickHouseEngine : Engine
{
    private const int Nodes = 3;

    private readonly HttpClient _client;
    private readonly string _database = $"tests_{Guid.NewGuid():N}";

    public ClickHouseEngine(Uri server)
    {
        _client = new HttpClient { BaseAddress = server };
        Run($"CREATE DATABASE {_database}");
    }

    public override SqlDialect Dialect => SqlDialect.ClickHouse;

    /// <summary>Where the events stand on each node of a cluster.</summary>
    public SqlMapping MappingOfNode => new(Mapping.Sources.Select(s => new SqlSource($"{_database}.part", s.Customer, s.At)
    {
        KindColumn = s.KindColumn,
        Amount = s.Amount,
        Status = s.Status,
        Score = s.Score,
        ContractEnd = s.ContractEnd,
    }).ToArray())
    {
        MinorUnits = Mapping.MinorUnits,
    };

    protected override string Table => $"{_database}.events";

    protected override (string Text, string Whole, string Number, string Time, string Date) Types =>
        ("Nullable(String)", "Nullable(Int64)", "Nullable(Float64)", "Nullable(DateTime)", "Nullable(Date)");

    protected override string EndOfTable => " ENGINE = Memory";

    public override IReadOnlyList<IReadOnlyDictionary<string, string?>> Ask(string sql) => [.. RowsOf(Post($"{sql} FORMAT JSON"))];

    public override void Run(string sql) => Post(sql);

    /// <summary>Spreads events over nodes by customer.</summary>
    public void Spread(int nodes, IEnumerable<(string Customer, CustomerEvent Event)> events)
    {
        foreach (int node in Enumerable.Range(0, nodes))
        {
            OnNode(node, $"CREATE DATABASE IF NOT EXISTS {_database}");
            OnNode(node, $"DROP TABLE IF EXISTS {_database}.part");
            OnNode(node, CreateTable($"{_database}.part", EndOfTable));
        }

        // As a Distributed table does it that is written to.
        foreach (IGrouping<int, (string, CustomerEvent)> part in events.GroupBy(e => e.Customer.Sum(c => c) % nodes))
        {
            Insert($"{_database}.part", part, sql => OnNode(part.Key, sql));
        }
    }

    /// <summary>What each node says of its own customers, one after the other.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>> AskAll(int nodes, string sql) =>
        [.. Enumerable.Range(0, nodes).SelectMany(node => RowsOf(Post($"{sql} FORMAT JSON", AddressOf(node))))];

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            foreach (int node in Enumerable.Range(0, Nodes))
            {
                OnNode(node, $"DROP DATABASE IF EXISTS {_database}");
            }

            _client.Dispose();
        }
    }

    private static List<IReadOnlyDictionary<string, string?>> RowsOf(string json)
    {
        using JsonDocument answer = JsonDocument.Parse(json);
        return
        [
            .. answer.RootElement.GetProperty("data").EnumerateArray().Select(row => row.EnumerateObject().ToDictionary(
                value => value.Name,
                value => value.Value.ValueKind == JsonValueKind.Null ? null : value.Value.ToString(),
                StringComparer.Ordinal)),
        ];
    }

    private Uri AddressOf(int node) => new UriBuilder(_client.BaseAddress!) { Port = _client.BaseAddress!.Port + node }.Uri;

    private void OnNode(int node, string sql) => Post(sql, AddressOf(node));

    private string Post(string sql, Uri? server = null)
    {
        using StringContent content = new(sql, Encoding.UTF8);
        using HttpResponseMessage response = _client.PostAsync(server ?? _client.BaseAddress, content).GetAwaiter().GetResult();
        string text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return response.IsSuccessStatusCode
            ? text
            : throw new InvalidOperationException($"{text}\n{(sql.Length > 100_000 ? sql[..100_000] : sql)}");
    }
}
