using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>
/// Why a customer is in a stage: the winning rule with measured values beside thresholds, and what every other stage failed on.
/// </summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class StageExplanation<TFacts> : IJsonResult, ISayable
{
    private readonly LocalizedText? _reason;
    private readonly Func<CultureInfo, string>? _kept;
    private readonly Func<IReadOnlyList<RejectedStage<TFacts>>> _others;

    /// <summary>
    /// Initializes a new instance of the <see cref="StageExplanation{TFacts}"/> class for a classifier that has no rules.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="stage">The stage, one of the model's.</param>
    /// <param name="reason">Why, in words.</param>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public StageExplanation(StageModel model, StageInfo stage, LocalizedText reason)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reason);
        _ = model.OrdinalOf(stage);
        Model = model;
        Stage = stage;
        Proposed = stage;
        _reason = reason;
        Reasons = [];
        _others = () => [];
    }

    private StageExplanation(
        StageModel model,
        StageRule<TFacts> rule,
        IReadOnlyList<ConditionReading<TFacts>> reasons,
        Func<IReadOnlyList<RejectedStage<TFacts>>> others)
    {
        Model = model;
        Stage = rule.Stage;
        Proposed = rule.Stage;
        Rule = rule;
        Reasons = reasons;
        _others = others;
    }

    private StageExplanation(StageExplanation<TFacts> proposed, StageInfo stage, Func<CultureInfo, string> kept)
    {
        Model = proposed.Model;
        Stage = stage;
        Proposed = proposed.Proposed;
        Rule = proposed.Rule;
        Reasons = proposed.Reasons;
        _others = () => proposed.Others;
        _reason = proposed._reason;
        _kept = kept;
    }

    /// <summary>Gets the model.</summary>
    public StageModel Model { get; }

    /// <summary>Gets the stage.</summary>
    public StageInfo Stage { get; }

    /// <summary>
    /// Gets the stage that the classifier gives: another one than <see cref="Stage"/> only where a policy keeps the customer where they
    /// are. The rule, the reasons and the other stages are those of the classifier.
    /// </summary>
    public StageInfo Proposed { get; }

    /// <summary>Gets the rule that decided; <see langword="null"/> where the classifier has no rules.</summary>
    public StageRule<TFacts>? Rule { get; }

    /// <summary>Gets the conditions of the winning rule, all of which hold; empty where the fallback won.</summary>
    public IReadOnlyList<ConditionReading<TFacts>> Reasons { get; }

    /// <summary>
    /// Gets the stages not chosen, in the model's order, each with what it failed on; stages without any rule are not among them.
    /// </summary>
    /// <remarks>Worked out when first asked for, as most are interested in the reason alone.</remarks>
    public IReadOnlyList<RejectedStage<TFacts>> Others => field ??= _others();

    /// <summary>The reason alone, without the stage: <c>4 orders (at least 1); 200 days since the last order (more than 90)</c>.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string SayReason(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        string reason = IsByExclusion ? ReasonTexts.Format("NothingElse", culture, Details(culture)) : Details(culture);
        return _kept is null ? reason : ReasonTexts.Format("Kept", culture, _kept(culture), Proposed.Name.In(culture), reason);
    }

    /// <summary>Stage and reason as a sentence.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The sentence.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (_kept is not null)
        {
            return ReasonTexts.Format("Because", culture, Stage.Name.In(culture), SayReason(culture));
        }

        string sentence = this switch
        {
            { IsByExclusion: true } => "BecauseNothingElse",
            { IsAlways: true } => "BecauseAlways",
            _ => "Because",
        };
        return ReasonTexts.Format(sentence, culture, Stage.Name.In(culture), Details(culture));
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        StageExplanationJson.Write(json, this, culture);
    }

    /// <summary>
    /// Writes the evidence alone into an object of one's own: the properties <c>rule</c>, <c>conditions</c> and <c>others</c>.
    /// </summary>
    /// <param name="json">Where the properties go.</param>
    public void WriteEvidenceTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        StageExplanationJson.WriteEvidence(json, this);
    }

    /// <summary>Stage and reason as an English sentence.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    /// <summary>The same of a customer who is kept in a stage, whatever the classifier says.</summary>
    internal StageExplanation<TFacts> KeptIn(StageInfo stage, Func<CultureInfo, string> why) => new(this, stage, why);

    internal static StageExplanation<TFacts> Of(StageModel model, IReadOnlyList<StageRule<TFacts>> rules, int winner, in TFacts facts)
    {
        StageRule<TFacts> rule = rules[winner];
        List<ConditionReading<TFacts>> reasons = [];
        foreach (IReadOnlyList<Condition<TFacts>> alternative in rule.Alternatives)
        {
            reasons = Read(alternative, in facts);
            if (reasons.TrueForAll(reading => reading.Holds))
            {
                break;
            }
        }

        TFacts then = facts;
        return new StageExplanation<TFacts>(
            model,
            rule,
            reasons,
            () =>
            [
                .. model.Stages.Where(stage => stage != rule.Stage)
                    .Select(stage => NearestOf(stage, rules, in then))
                    .OfType<RejectedStage<TFacts>>(),
            ]);
    }

    private bool IsByExclusion => _reason is null && Reasons.Count == 0 && Others.Any(o => o.Failed.Count > 0);

    private bool IsAlways => _reason is null && Reasons.Count == 0 && !IsByExclusion;

    private static RejectedStage<TFacts>? NearestOf(StageInfo stage, IReadOnlyList<StageRule<TFacts>> rules, in TFacts facts)
    {
        RejectedStage<TFacts>? nearest = null;
        foreach (StageRule<TFacts> rule in rules.Where(r => r.Stage == stage))
        {
            RejectedStage<TFacts>? ofRule = null;
            foreach (IReadOnlyList<Condition<TFacts>> alternative in rule.Alternatives)
            {
                List<ConditionReading<TFacts>> failed = Read(alternative, in facts);
                failed.RemoveAll(reading => reading.Holds);
                ofRule = ofRule is null || failed.Count < ofRule.Failed.Count ? new RejectedStage<TFacts>(rule, failed) : ofRule;
            }

            // Of rules that fail on as much, the last is the broadest.
            nearest = nearest is null || ofRule?.Failed.Count <= nearest.Failed.Count ? ofRule : nearest;
        }

        return nearest;
    }

    private static List<ConditionReading<TFacts>> Read(IReadOnlyList<Condition<TFacts>> conditions, in TFacts facts)
    {
        List<ConditionReading<TFacts>> readings = new(conditions.Count);
        foreach (Condition<TFacts> condition in conditions)
        {
            readings.Add(new ConditionReading<TFacts>(condition, in facts));
        }

        return readings;
    }

    private string Details(CultureInfo culture)
    {
        if (_reason is not null)
        {
            return _reason.In(culture);
        }

        if (Reasons.Count == 1)
        {
            return Reasons[0].Say(culture);
        }

        IEnumerable<ConditionReading<TFacts>> readings = IsByExclusion
            ? Others.Where(o => o.Failed.Count > 0).Select(o => o.Failed[0])
            : Reasons;
        return IsAlways
            ? ReasonTexts.Get("Always", culture)
            : string.Join(
                "; ",
                readings.DistinctBy(
                    r => IsByExclusion ? r.Condition.Fact?.Key ?? r.Condition.Identity : r.Condition.Identity,
                    StringComparer.Ordinal).Select(r => r.Say(culture)));
    }
}
