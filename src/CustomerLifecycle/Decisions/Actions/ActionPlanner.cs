using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Chooses among the tactics of a playbook for one customer.</summary>
internal sealed class ActionPlanner(
    Playbook playbook,
    CustomerHistory history,
    CustomerFacts facts,
    LocalDate asOf,
    ContactPolicy policy,
    AttentionDecision attention,
    bool isLost,
    IReadOnlyDictionary<Occasion, IDecision> occasions)
{
    private const int DaysOfOffers = 30;

    // The contacts so far, the latest first.
    private readonly (LocalDate On, string? Tactic)[] _contacts =
    [
        .. history.Events
            .Where(e => e.Kind == CustomerEventKind.EmailSent || (e.Kind == CustomerEventKind.Custom && playbook.HasContact(e.Reference)))
            .Where(e => e.At < history.Shop.EndOf(asOf))
            .Select(e => (On: history.Shop.DayOf(e.At), e.Reference))
            .OrderByDescending(c => c.On),
    ];

    // The same for every tactic.
    private readonly bool _mayAddress = policy.Consent.Holds(in facts);
    private readonly LocalDate? _consentChangesOn = policy.Consent.NextChange(in facts, asOf);
    private readonly LocalDate? _sellingChangesOn = policy.NoSelling.NextChange(in facts, asOf);
    private readonly LocalDate? _rewardChangesOn = policy.NoReward.NextChange(in facts, asOf);

    public ActionPlan Plan(StageExplanation<CustomerFacts> stage)
    {
        List<NextAction> actions = [];
        List<SuppressedAction> suppressed = [];
        SortedDictionary<LocalDate, List<Tactic>> changes = [];
        int contacts = 0;
        foreach (Tactic tactic in playbook.OfStage(stage.Model, stage.Stage).Where(IsDue))
        {
            Foresee(tactic, tactic.Trigger.NextChange(in facts, asOf));
            if (!tactic.Trigger.Holds(in facts))
            {
                continue;
            }

            if (tactic.IsContact)
            {
                Foresee(tactic, _consentChangesOn);
            }

            Foresee(tactic, tactic.Purpose.HasFlag(TacticPurpose.Selling) ? _sellingChangesOn : null);
            Foresee(tactic, tactic.Purpose.HasFlag(TacticPurpose.Reward) ? _rewardChangesOn : null);
            if ((Objection(tactic) ?? NoRoom(tactic, contacts)) is { } objection)
            {
                suppressed.Add(objection);
                Foresee(tactic, objection.Until);
                Foresee(tactic, Leaving(policy.PeriodDays));
                Foresee(tactic, Leaving(DaysOfOffers));
            }
            else
            {
                contacts += tactic.IsContact ? 1 : 0;
                actions.Add(new NextAction(
                    tactic, occasions.GetValueOrDefault(tactic.Occasion) as ProductOffer, culture => ReasonOf(tactic, stage, culture)));
            }
        }

        return new ActionPlan(actions, suppressed, changes);

        void Foresee(Tactic tactic, LocalDate? day)
        {
            if (day is not { } known)
            {
                return;
            }

            if (!changes.TryGetValue(known, out List<Tactic>? tactics))
            {
                changes.Add(known, tactics = []);
            }

            tactics.Add(tactic);
        }
    }

    private bool IsDue(Tactic tactic) => tactic.Occasion == Occasion.None || occasions.ContainsKey(tactic.Occasion);

    private string ReasonOf(Tactic tactic, StageExplanation<CustomerFacts> stage, System.Globalization.CultureInfo culture)
    {
        string[] reasons =
        [
            .. occasions.TryGetValue(tactic.Occasion, out IDecision? occasion) ? [occasion.Say(culture)] : Array.Empty<string>(),
            .. tactic.Trigger.IsAlways ? Array.Empty<string>() : [tactic.Trigger.SayReason(in facts, culture)],
        ];
        return reasons.Length > 0
            ? string.Join("; ", reasons)
            : DecisionTexts.Format("action.stage", culture, stage.Stage.Name, stage.SayReason(culture));
    }

    /// <summary>Nothing is sold after a complaint, and nobody is rewarded who is leaving.</summary>
    private SuppressedAction? OutOfPlace(Tactic tactic)
    {
        if (tactic.Purpose.HasFlag(TacticPurpose.Selling) && policy.NoSelling.Holds(in facts))
        {
            return new(
                tactic,
                _sellingChangesOn,
                culture => DecisionTexts.Format("action.no-selling", culture, policy.NoSelling.SayReason(in facts, culture)));
        }

        return !tactic.Purpose.HasFlag(TacticPurpose.Reward) ? null
            : isLost ? new(tactic, null, culture => DecisionTexts.Format("action.lost", culture))
            : policy.NoReward.Holds(in facts)
            ? new(
                tactic,
                _rewardChangesOn,
                culture => DecisionTexts.Format("action.no-reward", culture, policy.NoReward.SayReason(in facts, culture)))
            : null;
    }

    /// <summary>Of all that stands against a tactic, what stands against it longest.</summary>
    private SuppressedAction? Objection(Tactic tactic)
    {
        SuppressedAction?[] objections = tactic.IsContact
            ?
            [
                NoConsent(tactic),
                OutOfPlace(tactic),
                Rest(tactic),
                TooMany(tactic, policy.MostContacts, policy.PeriodDays, "action.too-often"),
                TooMany(tactic, attention.OffersPerMonth, DaysOfOffers, "action.enough-offers"),
            ]
            : [OutOfPlace(tactic)];
        SuppressedAction? longest = objections.OfType<SuppressedAction>().MaxBy(o => o.Until ?? LocalDate.MaxIsoValue);
        return longest?.Until is { } until && tactic.IsContact && _mayAddress && _consentChangesOn is { } end && end <= until
            ? new(tactic, null, culture => DecisionTexts.Format("action.consent-ends", culture, end))
            : longest;
    }

    private SuppressedAction? NoConsent(Tactic tactic) => _mayAddress
        ? null
        : new(
            tactic,
            _consentChangesOn,
            culture => DecisionTexts.Format("action.no-consent", culture, policy.Consent.SayReason(in facts, culture)));

    private SuppressedAction? Rest(Tactic tactic) =>
        _contacts.FirstOrDefault(c => string.Equals(c.Tactic, tactic.Key, StringComparison.Ordinal)) is { Tactic: not null } last
                && Later(last.On, tactic.PauseDays) is { } rested
            ? new(tactic, rested, culture => DecisionTexts.Format("action.pause", culture, last.On, rested))
            : null;

    /// <summary>What is as such possible, but not all at once.</summary>
    private SuppressedAction? NoRoom(Tactic tactic, int contacts)
    {
        if (!tactic.IsContact)
        {
            return null;
        }

        int inPeriod = policy.MostContacts - Within(policy.PeriodDays);
        int inMonth = attention.OffersPerMonth - Within(DaysOfOffers);
        (int most, int days) = inPeriod <= inMonth ? (policy.MostContacts, policy.PeriodDays) : (attention.OffersPerMonth, DaysOfOffers);
        return contacts < Math.Min(inPeriod, inMonth)
            ? null
            : new(tactic, null, culture => DecisionTexts.Format("action.no-room", culture, most, days));
    }

    private SuppressedAction? TooMany(Tactic tactic, int most, int days, string text)
    {
        if (Within(days) < most)
        {
            return null;
        }

        // The contact that leaves the period last makes room for the next.
        LocalDate? free = most > 0 ? Later(_contacts[most - 1].On, days) : null;
        return new(tactic, free, culture => DecisionTexts.Format(text, culture, most, days, free is null ? "–" : free));
    }

    private int Within(int days) => _contacts.Count(c => Later(c.On, days) is not null);

    /// <summary>The day on which the next contact leaves a period, and makes room.</summary>
    private LocalDate? Leaving(int days) => Within(days) is > 0 and int count ? Later(_contacts[count - 1].On, days) : null;

    /// <summary>A number of days after a day, where that is later than today.</summary>
    private LocalDate? Later(LocalDate day, int days) =>
        Period.DaysBetween(day, asOf) >= days ? null : Calendar.PlusAtMost(day, days);
}
