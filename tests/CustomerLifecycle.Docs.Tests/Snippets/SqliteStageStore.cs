using CustomerLifecycle;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Snippets;

public sealed class SqliteStageStore<TStage> : IStageStore<TStage>
    where TStage : notnull
{
    private readonly string _connection;
    private readonly Func<string, StageModel<TStage>> _modelOf;

    public SqliteStageStore(string connection, Func<string, StageModel<TStage>> modelOf)
    {
        (_connection, _modelOf) = (connection, modelOf);
        Query("create table if not exists customer (id text primary key, version int, due int, undelivered int, json text)", _ => 0);
        Query("create index if not exists customer_due on customer (due)", _ => 0);
    }

    public ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken) => new(Query(
        "select json, version from customer where id = $0",
        row => TrackedCustomerJson.Read(row.GetString(0), _modelOf(customer), row.GetInt64(1)),
        customer).FirstOrDefault());

    public ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken) => new(Query(
        """
        insert into customer
            select $0, $1 + 1, $2, $3, $4 where $1 = 0 or exists (select * from customer where id = $0)
        on conflict (id) do update
            set version = excluded.version, due = excluded.due, undelivered = excluded.undelivered, json = excluded.json
            where version = $1
        returning id
        """,
        row => row.GetString(0),
        customer.State.Customer,
        customer.Version,
        customer.State.DueAt?.ToUnixTimeTicks(),
        customer.Undelivered.Count,
        TrackedCustomerJson.Write(customer, _modelOf(customer.State.Customer))).Count == 1);

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
        new(Query("delete from customer where id = $0 returning id", row => row.GetString(0), customer).Count == 1);

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) => Query(
        "select id from customer where due <= $0 order by due, id", row => row.GetString(0), until.ToUnixTimeTicks()).ToAsyncEnumerable();

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) =>
        Query("select id from customer where undelivered > 0 order by id", row => row.GetString(0)).ToAsyncEnumerable();

    private List<TRow> Query<TRow>(string sql, Func<SqliteDataReader, TRow> read, params object?[] values)
    {
        using SqliteConnection connection = new(_connection);
        connection.Open();
        using SqliteCommand command = new(sql, connection);
        command.Parameters.AddRange(values.Select((value, i) => new SqliteParameter($"${i}", value ?? DBNull.Value)));
        using SqliteDataReader reader = command.ExecuteReader();
        List<TRow> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
