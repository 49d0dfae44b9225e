using System.Data.Common;
using System.Globalization;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>An engine with a provider for .NET.</summary>
public abstract class DbEngine : Engine
{
    private readonly DbConnection _connection;

    protected DbEngine(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        connection.Open();
    }

    public override IReadOnlyList<IReadOnlyDictionary<string, string?>> Ask(string sql)
    {
        using DbCommand command = CommandOf(sql);
        using DbDataReader reader = command.ExecuteReader();
        List<IReadOnlyDictionary<string, string?>> rows = [];
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.IsDBNull(i) ? null : Said(reader.GetValue(i)), StringComparer.Ordinal));
        }

        return rows;
    }

    public override void Run(string sql)
    {
        using DbCommand command = CommandOf(sql);
        command.ExecuteNonQuery();
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _connection.Dispose();
        }
    }

    private DbCommand CommandOf(string sql)
    {
        DbCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statements are what is tested.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static string Said(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
