using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>A customer's scores and segment beside the base, or why there are none.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class RfmDecision : IDecision
{
    private readonly string _text;

    private RfmDecision(RfmFigures? figures, RfmScore? score, RfmSegment? segment, string text)
    {
        Figures = figures;
        Score = score;
        Segment = segment;
        _text = text;
    }

    /// <summary>Gets what was measured; <see langword="null"/> where there is no order yet.</summary>
    public RfmFigures? Figures { get; }

    /// <summary>Gets the scores; <see langword="null"/> where there is no order yet, or nobody to compare with.</summary>
    public RfmScore? Score { get; }

    /// <summary>Gets the segment; <see langword="null"/> where there are no scores.</summary>
    public RfmSegment? Segment { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("score", Score?.ToString());
        json.WriteString("segment", Segment?.Key);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => Score is { } score && Figures is { } figures
        ? DecisionTexts.Format(_text, culture, score.ToString(), Whole(figures.RecencyDays), Whole(figures.Frequency), figures.Monetary)
        : DecisionTexts.Format(_text, culture);

    /// <summary>The segment and the reason in English.</summary>
    /// <returns>English.</returns>
    public override string ToString() => $"{Segment?.Key ?? "–"}: {Say(CultureInfo.InvariantCulture)}";

    internal static RfmDecision Of(RfmFigures? figures, RfmCuts cuts, RfmSegmentMap map)
    {
        if (figures is not { } measured)
        {
            return new RfmDecision(null, null, null, "rfm.none");
        }

        if (!cuts.CanScore)
        {
            return new RfmDecision(measured, null, null, "rfm.no-base");
        }

        RfmScore score = cuts.ScoreOf(measured);
        return new RfmDecision(measured, score, map.SegmentOf(score), "rfm");
    }

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
