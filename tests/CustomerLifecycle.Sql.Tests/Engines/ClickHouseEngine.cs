using System.Text;
using System.Text.Json;
using CustomerLifecycle.Sql;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>ClickHouse over HTTP; each engine has a database of its own.</summary>
public sealed class ClickHouseEngine : Engine
{
    private readonly HttpClient _client;
    private readonly string _database = $"tests_{Guid.NewGuid():N}";

    public ClickHouseEngine(Uri server)
    {
        _client = new HttpClient { BaseAddress = server };
        Run($"CREATE DATABASE {_database}");
    }

    public override SqlDialect Dialect => SqlDialect.ClickHouse;

    protected override string Table => $"{_database}.events";

    protected override (string Text, string Whole, string Number, string Time, string Date) Types =>
        ("Nullable(String)", "Nullable(Int64)", "Nullable(Float64)", "Nullable(DateTime)", "Nullable(Date)");

    protected override string EndOfTable => " ENGINE = Memory";

    public override IReadOnlyList<IReadOnlyDictionary<string, string?>> Ask(string sql)
    {
        using JsonDocument answer = JsonDocument.Parse(Post($"{sql} FORMAT JSON"));
        return
        [
            .. answer.RootElement.GetProperty("data").EnumerateArray().Select(row => row.EnumerateObject().ToDictionary(
                value => value.Name,
                value => value.Value.ValueKind == JsonValueKind.Null ? null : value.Value.ToString(),
                StringComparer.Ordinal)),
        ];
    }

    public override void Run(string sql) => Post(sql);

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            Run($"DROP DATABASE {_database}");
            _client.Dispose();
        }
    }

    private string Post(string sql)
    {
        using StringContent content = new(sql, Encoding.UTF8);
        using HttpResponseMessage response = _client.PostAsync((Uri?)null, content).GetAwaiter().GetResult();
        string text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return response.IsSuccessStatusCode
            ? text
            : throw new InvalidOperationException($"{text}\n{(sql.Length > 100_000 ? sql[..100_000] : sql)}");
    }
}
