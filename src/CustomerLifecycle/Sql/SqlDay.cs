using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Sql;

/// <summary>The day that a statement answers for: a date that stands in it, or a parameter that is given when it runs.</summary>
/// <remarks>The default value is 1970-01-01.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly partial record struct SqlDay
{
    private readonly int _day;

    private SqlDay(int day, string? parameter)
    {
        _day = day;
        ParameterName = parameter;
    }

    /// <summary>Gets the name of the parameter; <see langword="null"/> where the day is a date.</summary>
    public string? ParameterName { get; }

    internal int Number => _day;

    /// <summary>A date that stands in the statement.</summary>
    /// <param name="date">The day, which is asked for as it was at its end in the shop's zone.</param>
    /// <returns>The day.</returns>
    public static SqlDay Of(LocalDate date) => new(LocalDay.Of(date), null);

    /// <summary>A parameter of the statement, whose value is a date.</summary>
    /// <param name="name">The name: a letter, then letters, digits and underscores, 63 at most.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentException">It is no such name.</exception>
    /// <remarks>
    /// Events count up to the end of the calendar day. In a zone whose clocks go back across midnight, a date in the statement is exact to
    /// the instant, and a parameter takes the hour that comes twice to the day whose date the clocks show.
    /// </remarks>
    public static SqlDay Parameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NameOfParameter().IsMatch(name)
            ? new SqlDay(0, name)
            : throw new ArgumentException(
                $"'{name}' is no name of a parameter: write a letter, then letters, digits and underscores, 63 at most.", nameof(name));
    }

    /// <summary>A date that stands in the statement.</summary>
    /// <param name="date">The day.</param>
    /// <returns><see cref="Of"/>.</returns>
    public static implicit operator SqlDay(LocalDate date) => Of(date);

    /// <summary>The date or the name of the parameter.</summary>
    /// <returns>E.g. <c>2026-01-05</c> or <c>parameter as_of</c>.</returns>
    public override string ToString() => ParameterName is { } name
        ? string.Create(CultureInfo.InvariantCulture, $"parameter {name}")
        : LocalDatePattern.Iso.Format(LocalDay.ToDate(_day));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,62}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameOfParameter();
}
