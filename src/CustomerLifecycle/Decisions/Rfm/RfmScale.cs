using System.Globalization;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Decisions;

/// <summary>Gives the scores of one figure to many customers.</summary>
internal sealed class RfmScale
{
    private RfmScale(IReadOnlyList<double> cuts, int[] scores)
    {
        Cuts = cuts;
        Scores = scores;
    }

    /// <summary>The cut points; empty where equal values are parted.</summary>
    public IReadOnlyList<double> Cuts { get; }

    /// <summary>The score of each value, in the order of the values; 1 for the lowest.</summary>
    public int[] Scores { get; }

    /// <summary>Scores values, by fixed cut points or by those of the values themselves.</summary>
    /// <exception cref="ArgumentException">Fixed cut points are not increasing, or too few or many.</exception>
    public static RfmScale Of(double[] values, RfmOptions options, IReadOnlyList<double>? fixedCuts, string paramName)
    {
        if (fixedCuts is null && options.Ties == RfmTies.Apart)
        {
            return new RfmScale([], ByRank(values, options.Bins));
        }

        IReadOnlyList<double> cuts = fixedCuts is null ? CutsOf(values, options.Bins) : Checked(fixedCuts, options.Bins, paramName);
        return new RfmScale(cuts, [.. values.Select(v => ScoreOf(v, cuts, options.Ties))]);
    }

    public static int ScoreOf(double value, IReadOnlyList<double> cuts, RfmTies ties) =>
        1 + cuts.Count(cut => ties == RfmTies.TogetherByOne ? value >= cut + 1 : value > cut);

    private static double[] CutsOf(double[] values, int bins)
    {
        double[] ordered = [.. values.Order()];
        return ordered.Length == 0 ? [] : [.. Enumerable.Range(1, bins - 1).Select(i => Quantiles.Of(ordered, (double)i / bins))];
    }

    private static int[] ByRank(double[] values, int bins)
    {
        int[] scores = new int[values.Length];
        foreach ((int rank, int place) in Enumerable.Range(0, values.Length).OrderBy(i => values[i]).Index())
        {
            scores[place] = (int)Math.Ceiling((double)bins * (rank + 1) / values.Length);
        }

        return scores;
    }

    private static double[] Checked(IReadOnlyList<double> cuts, int bins, string paramName)
    {
        bool isIncreasing = cuts.Zip(cuts.Skip(1)).All(pair => pair.First < pair.Second) && cuts.All(double.IsFinite);
        return cuts.Count == bins - 1 && isIncreasing
            ? [.. cuts]
            : throw new ArgumentException(
                $"{bins} bins need {bins - 1} increasing cut points; "
                    + $"found {string.Join(", ", cuts.Select(c => c.ToString(CultureInfo.InvariantCulture)))}.",
                paramName);
    }
}
