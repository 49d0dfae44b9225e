namespace CustomerLifecycle.Decisions;

/// <summary>The scales of one figure: one for all customers, or one for each group of those scored alike so far.</summary>
internal sealed class RfmGroups
{
    private readonly Dictionary<int, IReadOnlyList<double>> _within = [];

    private RfmGroups(IReadOnlyList<double> cuts, int[] scores)
    {
        Cuts = cuts;
        Scores = scores;
    }

    /// <summary>The cut points of all customers; empty where equal values are parted.</summary>
    public IReadOnlyList<double> Cuts { get; }

    /// <summary>The score of each value, in the order of the values; 1 for the lowest.</summary>
    public int[] Scores { get; }

    /// <summary>The cut points of a group; those of all where it had no customer, or where there are no groups.</summary>
    public IReadOnlyList<double> CutsIn(int group) => _within.GetValueOrDefault(group, Cuts);

    /// <summary>Scores values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="groups">The group of each value.</param>
    /// <param name="options">How; groups make a difference in nested binning alone.</param>
    /// <param name="fixedCuts">Fixed cut points, the same in every group.</param>
    /// <param name="paramName">The parameter to name where these are wrong.</param>
    public static RfmGroups Of(
        double[] values, int[] groups, RfmOptions options, IReadOnlyList<double>? fixedCuts, string paramName)
    {
        RfmScale all = RfmScale.Of(values, options, fixedCuts, paramName);
        if (options.Binning == RfmBinning.Independent || fixedCuts is not null)
        {
            return new RfmGroups(all.Cuts, all.Scores);
        }

        RfmGroups nested = new(all.Cuts, new int[values.Length]);
        foreach (IGrouping<int, int> group in Enumerable.Range(0, values.Length).GroupBy(i => groups[i]))
        {
            int[] places = [.. group];
            RfmScale scale = RfmScale.Of([.. places.Select(i => values[i])], options, fixedCuts: null, paramName);
            nested._within.Add(group.Key, scale.Cuts);
            foreach ((int rank, int place) in places.Index())
            {
                nested.Scores[place] = scale.Scores[rank];
            }
        }

        return nested;
    }
}
