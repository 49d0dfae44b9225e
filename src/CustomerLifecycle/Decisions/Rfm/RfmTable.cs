using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Scores customers beside each other.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class RfmTable
{
    /// <summary>Scores all customers with an order by the end of a day.</summary>
    /// <typeparam name="TKey">The type of the customers' ids.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="options">How scores are given.</param>
    /// <param name="map">Which scores make which segment, for as many bins; <see langword="null"/>: the map that ships.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">
    /// The map is for another number of bins, or fixed cut points are not increasing, too few or too many.
    /// </exception>
    public static RfmTable<TKey> Of<TKey>(
        IEnumerable<KeyValuePair<TKey, CustomerHistory>> customers, LocalDate asOf, RfmOptions options, RfmSegmentMap? map = null)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return Of(
            customers
                .Select(c => (c.Key, Figures: RfmFigures.Of(c.Value, asOf)))
                .Where(c => c.Figures is not null)
                .Select(c => KeyValuePair.Create(c.Key, c.Figures!.Value)),
            options,
            map);
    }

    /// <summary>Scores customers by figures worked out otherwise.</summary>
    /// <typeparam name="TKey">The type of the customers' ids.</typeparam>
    /// <param name="figures">The figures of each customer.</param>
    /// <param name="options">How scores are given.</param>
    /// <param name="map">Which scores make which segment, for as many bins; <see langword="null"/>: the map that ships.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">
    /// The map is for another number of bins, or fixed cut points are not increasing, too few or too many.
    /// </exception>
    public static RfmTable<TKey> Of<TKey>(
        IEnumerable<KeyValuePair<TKey, RfmFigures>> figures, RfmOptions options, RfmSegmentMap? map = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(options);
        map ??= RfmSegmentMap.Default;
        if (map.Bins != options.Bins)
        {
            throw new ArgumentException(
                $"The segments are for {map.Bins} bins, the scores have {options.Bins}; give a map for as many.", nameof(map));
        }

        KeyValuePair<TKey, RfmFigures>[] all = [.. figures];

        // Few days are good: the scale of recency is turned round.
        RfmScale recency = RfmScale.Of([.. all.Select(c => c.Value.RecencyDays)], options, options.RecencyCuts, nameof(options));
        int[] scores = [.. recency.Scores.Select(score => options.Bins + 1 - score)];
        RfmGroups frequency = RfmGroups.Of(
            [.. all.Select(c => c.Value.Frequency)], scores, options, options.FrequencyCuts, nameof(options));
        RfmGroups monetary = RfmGroups.Of(
            [.. all.Select(c => c.Value.Monetary)],
            [.. scores.Select((score, i) => RfmCuts.GroupOf(score, frequency.Scores[i]))],
            options,
            options.MonetaryCuts,
            nameof(options));
        return new RfmTable<TKey>(
            [
                .. all.Select((c, i) =>
                {
                    RfmScore score = new(scores[i], frequency.Scores[i], monetary.Scores[i]);
                    return new RfmCustomer<TKey>(c.Key, c.Value, score, map.SegmentOf(score));
                }),
            ],
            map,
            new RfmCuts(options, recency.Cuts, frequency, monetary));
    }
}
