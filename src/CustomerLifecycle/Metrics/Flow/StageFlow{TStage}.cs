using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Metrics;

/// <summary>How customers moved between the stages of a model in a period, and how long they stay.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>A stage that is <see langword="null"/> stands for "not yet a customer": nothing was known of them.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class StageFlow<TStage> : IJsonResult
    where TStage : notnull
{
    private readonly StageFlowTally<TStage> _tally;

    internal StageFlow(StageFlowTally<TStage> tally) => _tally = tally;

    /// <summary>Gets the model.</summary>
    public StageModel<TStage> Model => _tally.Model;

    /// <summary>Gets the period.</summary>
    public MetricPeriod Period => _tally.Period;

    /// <summary>How many customers were in one stage at the end of the day before the period, and in another at its end.</summary>
    /// <param name="from">The stage before; <see langword="null"/>: not yet a customer.</param>
    /// <param name="to">The stage at the end, perhaps the same; <see langword="null"/>: still not a customer.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">A stage is not one of the model.</exception>
    public long Movement(StageInfo? from, StageInfo? to) => _tally.Movements[PlaceOf(from), PlaceOf(to)];

    /// <summary>How many transitions there were in the period; a customer may make several.</summary>
    /// <param name="from">The stage left; <see langword="null"/>: it was the first stage.</param>
    /// <param name="to">The stage entered.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">A stage is not one of the model.</exception>
    public long Transitions(StageInfo? from, StageInfo to) => _tally.Transitions[PlaceOf(from), PlaceOf(to)];

    /// <summary>The share of a stage among the customers known at the end of the day before the period.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The share; undefined where nobody was known.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model.</exception>
    public MetricValue ShareAtStart(StageInfo stage) => Share(place => AtStart(place), stage);

    /// <summary>The share of a stage among the customers known at the end of the period.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The share; undefined where nobody is known.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model.</exception>
    public MetricValue ShareAtEnd(StageInfo stage) => Share(place => AtEnd(place), stage);

    /// <summary>Of all who left a stage in the period, the share that went to another: transitions ÷ exits.</summary>
    /// <param name="from">The stage left.</param>
    /// <param name="to">The stage entered.</param>
    /// <returns>The share; undefined where nobody left.</returns>
    /// <exception cref="ArgumentException">A stage is not one of the model.</exception>
    public MetricValue ProbabilityOnExit(StageInfo from, StageInfo to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        int row = PlaceOf(from);
        long exits = Enumerable.Range(1, Model.Stages.Count).Sum(column => _tally.Transitions[row, column]);
        return MetricValue.Rate(new Proportion(_tally.Transitions[row, PlaceOf(to)], exits), NoValue.NobodyLeft(from));
    }

    /// <summary>
    /// Of all who were in a stage before the period, the share that is in another, or the same, at its end: movement ÷ at risk.
    /// </summary>
    /// <param name="from">The stage before.</param>
    /// <param name="to">The stage at the end.</param>
    /// <returns>The share; undefined where nobody was there.</returns>
    /// <exception cref="ArgumentException">A stage is not one of the model.</exception>
    public MetricValue ProbabilityInPeriod(StageInfo from, StageInfo to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return MetricValue.Rate(new Proportion(Movement(from, to), AtStart(PlaceOf(from))), NoValue.NobodyWasIn(from));
    }

    /// <summary>
    /// How long customers stay in a stage, in days, over all visits up to the end of the period; open visits are censored.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model.</exception>
    public KaplanMeier TimeIn(StageInfo stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return KaplanMeier.Of(_tally.Stays[PlaceOf(stage) - 1]);
    }

    /// <summary>Of the customers in a stage at the end of the period, those who have been there longer than they should.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="mostDays">How many days they should stay at most, 0 or more.</param>
    /// <returns>The share; undefined where nobody is there.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model, or the number is negative.</exception>
    public MetricValue StaysLongerThan(StageInfo stage, int mostDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostDays);
        ArgumentNullException.ThrowIfNull(stage);
        DurationCounts stays = _tally.Stays[PlaceOf(stage) - 1];
        return MetricValue.Rate(
            new Proportion(stays.InOrder.Where(s => s.Duration > mostDays).Sum(s => s.Open), stays.InOrder.Sum(s => s.Open)),
            NoValue.NobodyIsIn(stage));
    }

    /// <summary>
    /// The chain whose step is the period: from the stage before it to the stage at its end, of those who were known before.
    /// </summary>
    /// <returns>The chain, its states the keys of the stages.</returns>
    public MarkovChain ToMarkovChain()
    {
        int n = Model.Stages.Count;
        long[,] counts = new long[n, n];
        for (int from = 0; from < n; from++)
        {
            for (int to = 0; to < n; to++)
            {
                counts[from, to] = _tally.Movements[from + 1, to + 1];
            }
        }

        return new MarkovChain([.. Model.Stages.Select(s => s.Key)], counts);
    }

    /// <summary>
    /// Prints the movements as a Mermaid Sankey diagram, those who stay included; who is still not known at the end is left out.
    /// </summary>
    /// <param name="culture">The language of the stages' names.</param>
    /// <returns>The diagram, lines separated by line feeds.</returns>
    public string ToMermaid(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        StringBuilder text = new("sankey-beta\n\n");
        StageInfo?[] places = [null, .. Model.Stages];
        foreach (StageInfo? from in places)
        {
            foreach (StageInfo to in Model.Stages.Where(to => Movement(from, to) > 0))
            {
                // The two ends need names of their own, or a way there and back would be a loop.
                string before = Quote($"{from?.Name.In(culture) ?? "–"} ({SentenceText.Day(Period.From, culture)})");
                string after = Quote($"{to.Name.In(culture)} ({SentenceText.Day(Period.To, culture)})");
                text.Append(CultureInfo.InvariantCulture, $"{before},{after},{Movement(from, to)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// Writes movements, transitions and each stage with its shares, its time in days and the long run; pairs of stages between which
    /// nobody moved are left out.
    /// </summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">The language of names.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => StageFlowJson.Write(json, this, culture);

    /// <summary>A field of the diagram, which is written as CSV.</summary>
    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private int PlaceOf(StageInfo? stage) => stage is null ? 0 : 1 + Model.OrdinalOf(stage);

    private long AtStart(int place) => Enumerable.Range(0, Model.Stages.Count + 1).Sum(to => _tally.Movements[place, to]);

    private long AtEnd(int place) => Enumerable.Range(0, Model.Stages.Count + 1).Sum(from => _tally.Movements[from, place]);

    private MetricValue Share(Func<int, long> count, StageInfo stage) => MetricValue.Rate(
        new Proportion(count(PlaceOf(stage)), Enumerable.Range(1, Model.Stages.Count).Sum(count)), NoValue.NobodyIsKnown);
}
