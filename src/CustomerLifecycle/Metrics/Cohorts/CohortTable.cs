using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Metrics;

/// <summary>How many customers of each month or week came back in each of the following ones.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class CohortTable : IJsonResult
{
    private CohortTable(CohortOptions options, IReadOnlyList<Cohort> cohorts)
    {
        Options = options;
        Cohorts = cohorts;
    }

    /// <summary>Gets how the table was made.</summary>
    public CohortOptions Options { get; }

    /// <summary>Gets the cohorts in time order; months and weeks without a new customer are left out.</summary>
    public IReadOnlyList<Cohort> Cohorts { get; }

    /// <summary>Makes a table in one pass over customers, of whom nothing is kept.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="options">How.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The histories are of shops whose weeks begin on different days.</exception>
    public static CohortTable Of(IEnumerable<CustomerHistory> customers, CohortOptions options)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(options);
        CohortTally tally = new(options);
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            tally.Add(history);
        }

        return new CohortTable(options, tally.Cohorts());
    }

    /// <summary>
    /// Writes how the table was made, each cohort with its cells, and the mean of each period; cells that cannot be known yet have no
    /// numbers.
    /// </summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">The language of reasons.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("unit", KebabKey.FromValue(Options.Unit));
        json.WriteString("mode", KebabKey.FromValue(Options.Mode));
        json.WriteString("clock", KebabKey.FromValue(Options.Clock));
        json.WriteString("joinBy", (Options.JoinBy ?? Options.Signal).Key);
        json.WriteString("signal", Options.Signal.Key);
        ReadableJson.WriteDay(json, "observedUntil", Options.ObservedUntil);
        json.WriteStartArray("cohorts");
        foreach (Cohort cohort in Cohorts)
        {
            cohort.WriteTo(json, culture);
        }

        json.WriteEndArray();
        json.WriteStartArray("means");
        foreach (int age in Enumerable.Range(0, Cohorts.Count == 0 ? 0 : Cohorts[0].Cells.Count))
        {
            json.WriteStartObject();
            json.WriteNumber("age", age);
            MeanOf(age).WriteMembers(json, culture, unit: null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The share retained in a period over all cohorts whose cell is complete, each with the weight of its size.</summary>
    /// <param name="age">The number of the period.</param>
    /// <returns>The share with Wilson's interval; not yet observable, without a date, where no cohort has completed it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public MetricValue MeanOf(int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        CohortCell[] complete =
            [.. Cohorts.Where(c => age < c.Cells.Count).Select(c => c.Cells[age]).Where(c => c.State == CohortCellState.Complete)];
        return MetricValue.Rate(
            new Proportion(complete.Sum(c => c.Active), complete.Sum(c => c.Members)), NoValue.NoCohortHasCompletedThePeriod);
    }
}
