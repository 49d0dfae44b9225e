using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>How much attention customer value earns (source 003): the better the tier, the faster the answer and the more offers.</summary>
/// <remarks>
/// The best tier gets the highest level, the next one high, the third normal, all others low. A defection warning or a dissatisfied answer
/// raises the level by one, unless it is low: nobody runs after customers who are not worth it. Where value tells nobody apart, as all
/// are worth the same or nothing is known, everybody gets the normal level.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class AttentionPlan
{
    private const int Dissatisfied = 2;

    private readonly AttentionRule[] _rules;

    /// <summary>Initializes a new instance of the <see cref="AttentionPlan"/> class.</summary>
    /// <param name="rules">One rule for each level, in any order; a higher level never answers later or offers less.</param>
    /// <exception cref="ArgumentException">A level has no rule or several, or a higher one answers later or offers less.</exception>
    public AttentionPlan(params IEnumerable<AttentionRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = [.. Guard.Against.NothingWithin(rules).OrderBy(r => r.Level)];
        if (!_rules.Select(r => r.Level).SequenceEqual(Enum.GetValues<AttentionLevel>()))
        {
            throw new ArgumentException("Give exactly one rule for each of Low, Normal, High and Highest.", nameof(rules));
        }

        if (_rules
            .Zip(_rules.Skip(1))
            .Any(pair => pair.Second.Response > pair.First.Response || pair.Second.OffersPerMonth < pair.First.OffersPerMonth))
        {
            throw new ArgumentException("A higher level must not answer later, nor offer less, than a lower one.", nameof(rules));
        }
    }

    /// <summary>Gets the plan that ships: answers within 4, 8, 24 and 48 hours; 8, 6, 4 and 2 offers in 30 days. Own choice.</summary>
    public static AttentionPlan Default { get; } = new(
        new AttentionRule(AttentionLevel.Highest, Duration.FromHours(4), 8),
        new AttentionRule(AttentionLevel.High, Duration.FromHours(8), 6),
        new AttentionRule(AttentionLevel.Normal, Duration.FromHours(24), 4),
        new AttentionRule(AttentionLevel.Low, Duration.FromHours(48), 2));

    /// <summary>How much attention a customer gets.</summary>
    /// <param name="tiers">The tiers.</param>
    /// <param name="tier">The customer's tier among them.</param>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>Level, time and offers, and why.</returns>
    /// <exception cref="ArgumentException">The tier is not one of the tiers.</exception>
    public AttentionDecision Decide(ValueTiers tiers, ValueTierDecision tier, in CustomerFacts facts)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        ArgumentNullException.ThrowIfNull(tier);
        int rank = tiers.Tiers.Index().FirstOrDefault(t => t.Item == tier.Tier, (-1, null!)).Index;
        if (rank < 0)
        {
            throw new ArgumentException($"'{tier.Tier}' is none of the tiers.", nameof(tier));
        }

        int level = tier.IsIndistinct ? (int)AttentionLevel.Normal : Math.Max(0, (int)AttentionLevel.Highest - rank);
        bool isWarned = facts.DaysUntilDefectionWarning < 1;
        bool isDissatisfied = facts.LatestSatisfaction <= Dissatisfied;
        bool isRaised = level is > 0 and < (int)AttentionLevel.Highest && (isWarned || isDissatisfied);
        return new AttentionDecision(
            _rules[isRaised ? level + 1 : level],
            tier.Tier,
            isRaised ? (isWarned ? "attention.warned" : "attention.dissatisfied")
                : tier.IsIndistinct ? "attention.indistinct"
                : "attention.tier");
    }
}
