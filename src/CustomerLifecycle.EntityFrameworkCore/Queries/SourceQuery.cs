using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace CustomerLifecycle;

/// <summary>The text of one of the user's queries, to stand inside another, with parameters that no other query has.</summary>
internal sealed partial class SourceQuery
{
    private SourceQuery(string text, IReadOnlyList<DbParameter> parameters) => (Text, Parameters) = (text, parameters);

    /// <summary>Gets the text, as the provider of the context writes it.</summary>
    public string Text { get; }

    /// <summary>Gets the parameters that it names.</summary>
    public IReadOnlyList<DbParameter> Parameters { get; }

    /// <summary>Throws what Entity Framework Core says of a query that it cannot translate.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public static void RequireTranslatable<TEvent>(IQueryable<TEvent> query) => query.CreateDbCommand().Dispose();

    /// <summary>The text of a query.</summary>
    /// <param name="query">The query; it is not run.</param>
    /// <param name="place">Which of the queries of a statement it is.</param>
    public static SourceQuery Of(IQueryable<SelectedEvent> query, int place)
    {
        using DbCommand command = query.CreateDbCommand();
        DbParameter[] parameters = [.. command.Parameters.Cast<DbParameter>()];

        // A parameter belongs to one command at a time.
        command.Parameters.Clear();
        Dictionary<string, string> names = parameters.ToDictionary(
            p => Marked(p.ParameterName),
            p => string.Create(CultureInfo.InvariantCulture, $"@events{place}_{Marked(p.ParameterName)[1..]}"),
            StringComparer.Ordinal);
        foreach (DbParameter parameter in parameters)
        {
            parameter.ParameterName = names[Marked(parameter.ParameterName)];
        }

        return new SourceQuery(
            Names.Replace(command.CommandText, found => names.GetValueOrDefault(found.Value, found.Value)), parameters);
    }

    private static string Marked(string name) => name.StartsWith('@') ? name : "@" + name;

    /// <summary>Texts and quoted names, which are passed over, and names of parameters.</summary>
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|@\w+""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names { get; }
}
