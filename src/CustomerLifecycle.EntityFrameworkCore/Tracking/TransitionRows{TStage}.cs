using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// The changes of stage that stand of a customer, as rows: what was told, and what brought it by a replay under the rules of today.
/// </summary>
/// <param name="tracking">The name of the tracking.</param>
/// <param name="model">What the customer is tracked in.</param>
/// <param name="customer">The customer.</param>
/// <param name="before">The rows that are there, in order.</param>
internal sealed class TransitionRows<TStage>(
    string tracking, TrackedModel<TStage> model, TrackedCustomer<TStage> customer, IReadOnlyList<StageTransitionRow> before)
    where TStage : notnull
{
    private const long TicksOfMicrosecond = 10;

    private static readonly Instant First = Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc));

    private readonly IReadOnlyList<ToldChange> _told = customer.State.Told;

    private readonly StageModel<TStage> _stages = model.Classifier.Model;

    /// <summary>What has to be done to the rows that are there.</summary>
    public IEnumerable<(StageTransitionRow Row, EntityState State)> Changes()
    {
        Dictionary<(Instant, string), StageTransition<TStage>> transitions = Transitions();
        for (int i = 0; i < _told.Count; i++)
        {
            StageTransitionRow row = RowOf(i, transitions);
            if (i >= before.Count)
            {
                yield return (row, EntityState.Added);
            }
            else if (row != before[i])
            {
                yield return (row, EntityState.Modified);
            }
        }

        foreach (StageTransitionRow old in before.Skip(_told.Count))
        {
            yield return (old, EntityState.Deleted);
        }
    }

    private static bool IsSameMove(StageTransitionRow one, StageTransitionRow other) =>
        one.At == other.At
            && string.Equals(one.Model, other.Model, StringComparison.Ordinal)
            && string.Equals(one.From, other.From, StringComparison.Ordinal)
            && string.Equals(one.To, other.To, StringComparison.Ordinal);

    private static DateTime TimeOf(Instant at)
    {
        DateTime time = Instant.Max(at, First).ToDateTimeUtc();
        return time.AddTicks(-(time.Ticks % TicksOfMicrosecond));
    }

    private static DateOnly DayOf(LocalDate day) => day.Year < 1 ? DateOnly.MinValue : day.ToDateOnly();

    private Dictionary<(Instant, string), StageTransition<TStage>> Transitions() => _told.Count == 0
        ? []
        : model.TrackerOf(customer.State.Customer, customer)
            .Timeline()
            .Transitions
            .ToDictionary(t => (t.At, _stages[t.To].Key));

    private StageTransitionRow RowOf(int number, Dictionary<(Instant, string), StageTransition<TStage>> transitions)
    {
        ToldChange told = _told[number];
        StageTransitionRow row = RowOf(
            number, told.From is not null && transitions.TryGetValue((told.At, told.To), out StageTransition<TStage> found) ? found : null);

        // What other rules have brought stays as it was written, until the customer is brought over.
        return row.Cause is null && row.From is not null && before.FirstOrDefault(old => IsSameMove(row, old)) is { } old
            ? row with { Cause = old.Cause, Event = old.Event, Rule = old.Rule, Rules = old.Rules }
            : row;
    }

    private StageTransitionRow RowOf(int number, StageTransition<TStage>? transition)
    {
        ToldChange told = _told[number];
        return new StageTransitionRow
        {
            Tracking = tracking,
            Customer = customer.State.Customer,
            Number = number,
            Model = _stages.Key,
            From = told.From,
            To = told.To,
            At = TimeOf(told.At),
            On = DayOf(model.Shop.DayOf(told.At)),
            Until = number + 1 < _told.Count ? TimeOf(_told[number + 1].At) : null,
            Cause = transition?.Cause,
            Event = transition is { Event: not null } byEvent ? byEvent.Say(CultureInfo.InvariantCulture) : null,
            Rule = transition is { RuleOrdinal: >= 0 and var rule } ? rule : null,
            Rules = transition?.Fingerprint,
        };
    }
}
