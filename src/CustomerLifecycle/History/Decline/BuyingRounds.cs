using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>
/// The times in which somebody was a customer, with silences between them that are longer than a fixed number of days. There are few in
/// a life, and which they are does not depend on the order of arrival.
/// </summary>
internal struct BuyingRounds
{
    private BuyingRound[]? _earlier; // in order; never changed once it is made, so that copies may share it
    private BuyingRound _latest;
    private bool _isAny;

    /// <summary>Takes in a sign of being a customer.</summary>
    public void Add(in BuyingRound sign, int lostAfterDays)
    {
        // Mostly the sign belongs to the latest round, and reaches no earlier one.
        if (!_isAny)
        {
            (_latest, _isAny) = (sign, true);
        }
        else if (sign.IsNear(in _latest, lostAfterDays) && (_earlier is null || sign.First >= _latest.First))
        {
            _latest = _latest.With(in sign);
        }
        else
        {
            Insert(in sign, lostAfterDays);
        }
    }

    public void Merge(ref readonly BuyingRounds other, int lostAfterDays)
    {
        foreach (BuyingRound round in other._earlier ?? [])
        {
            Add(in round, lostAfterDays);
        }

        if (other._isAny)
        {
            Add(in other._latest, lostAfterDays);
        }
    }

    /// <summary>When the customer last came back after being lost, and when they will be lost next.</summary>
    public readonly Reading Read(int lostAfterDays)
    {
        if (!_isAny)
        {
            return default;
        }

        Reading reading = default;
        BuyingRound before = default;
        foreach (BuyingRound round in _earlier ?? [])
        {
            Take(in round, ref before, ref reading, lostAfterDays);
        }

        Take(in _latest, ref before, ref reading, lostAfterDays);
        return reading with { LostOn = before.Last + LongestSilence(in before, lostAfterDays) + 1 };
    }

    private static void Take(in BuyingRound round, ref BuyingRound before, ref Reading reading, int lostAfterDays)
    {
        if (reading.IsAny && (long)round.First - before.Last > LongestSilence(in before, lostAfterDays))
        {
            reading = reading with { ReactivatedOn = round.First, Times = 0 };
        }

        before = reading.IsAny ? before.With(in round) : round;
        reading = reading with { IsAny = true, Times = reading.Times + round.Orders + round.Scans };
    }

    /// <summary>The longest silence after which nobody is lost: whoever orders every two years is not after one.</summary>
    private static int LongestSilence(in BuyingRound before, int lostAfterDays) => before.Orders < 2
        ? lostAfterDays
        : Math.Max(lostAfterDays, 2 * (before.LastOrder - before.FirstOrder) / (before.Orders - 1));

    private void Insert(in BuyingRound sign, int lostAfterDays)
    {
        List<BuyingRound> rounds = [];
        BuyingRound joined = sign;
        foreach (BuyingRound round in (ReadOnlySpan<BuyingRound>)[.. _earlier ?? [], _latest])
        {
            if (joined.IsNear(in round, lostAfterDays))
            {
                joined = joined.With(in round);
            }
            else
            {
                rounds.Add(round);
            }
        }

        rounds.Add(joined);
        rounds.Sort((one, other) => one.First.CompareTo(other.First));
        _latest = rounds[^1];
        _earlier = rounds.Count > 1 ? [.. rounds[..^1]] : null;
    }

    /// <summary>What the rounds say.</summary>
    /// <param name="IsAny">Whether there is a round at all.</param>
    /// <param name="ReactivatedOn">The day of the latest sign after being lost; null: never lost, or never back.</param>
    /// <param name="Times">The orders that count and the scans since then.</param>
    /// <param name="LostOn">The first day on which the customer is lost if nothing happens.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Reading(bool IsAny, int? ReactivatedOn, int Times, int? LostOn);
}
