using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;

namespace CustomerLifecycle;

/// <summary>The changes of stage that stand of a customer, as rows.</summary>
internal sealed class TransitionRows<TStage>(string tracking, TrackedModel<TStage> model, TrackedCustomer<TStage> customer)
    where TStage : notnull
{
    private const long TicksOfMicrosecond = 10;

    private static readonly Instant First = Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc));

    private readonly IReadOnlyList<ToldChange> _told = customer.State.Told;

    // Replaying costs more than saving; most saves change no stage.
    private readonly Lazy<IReadOnlyList<StageTransition<TStage>>> _transitions =
        new(() => model.TrackerOf(customer.State.Customer, customer).Timeline().Transitions);

    /// <summary>What has to be done to the rows that are there, so that they say what stands.</summary>
    public IEnumerable<(StageTransitionRow Row, EntityState State)> ChangesOf(IReadOnlyList<StageTransitionRow> before)
    {
        for (int i = 0; i < _told.Count; i++)
        {
            StageTransitionRow? old = i < before.Count ? before[i] : null;
            if (old is null || !Says(old, i))
            {
                yield return (NewRow(i, before), old is null ? EntityState.Added : EntityState.Modified);
            }
        }

        foreach (StageTransitionRow old in before.Skip(_told.Count))
        {
            yield return (old, EntityState.Deleted);
        }
    }

    private bool Says(StageTransitionRow row, int number) => IsOf(row, _told[number]) && row.Until == UntilOf(number);

    private bool IsOf(StageTransitionRow row, in ToldChange told) =>
        row.At == TimeOf(told.At)
            && string.Equals(row.To, told.To, StringComparison.Ordinal)
            && string.Equals(row.From, told.From, StringComparison.Ordinal)
            && string.Equals(row.Model, model.Classifier.Model.Key, StringComparison.Ordinal);

    private StageTransitionRow NewRow(int number, IReadOnlyList<StageTransitionRow> before)
    {
        ToldChange told = _told[number];

        // A row keeps the cause under the rules of its time, wherever it moves.
        StageTransitionRow? old = before.FirstOrDefault(row => IsOf(row, in told));
        StageTransition<TStage>? transition = old is null ? TransitionOf(in told) : null;
        return new StageTransitionRow
        {
            Tracking = tracking,
            Customer = customer.State.Customer,
            Number = number,
            Model = model.Classifier.Model.Key,
            From = told.From,
            To = told.To,
            At = TimeOf(told.At),
            On = DayOf(model.Shop.DayOf(told.At)),
            Until = UntilOf(number),
            Cause = old?.Cause ?? transition?.Cause,
            Event = old?.Event ?? (transition is { Event: not null } t ? t.Say(System.Globalization.CultureInfo.InvariantCulture) : null),
            Rule = old?.Rule ?? (transition is { RuleOrdinal: >= 0 and var rule } ? rule : null),
            Rules = old?.Rules ?? transition?.Fingerprint,
        };
    }

    private StageTransition<TStage>? TransitionOf(in ToldChange told)
    {
        if (told.From is null)
        {
            return null;
        }

        foreach (StageTransition<TStage> transition in _transitions.Value)
        {
            if (transition.At == told.At
                && string.Equals(model.Classifier.Model[transition.To].Key, told.To, StringComparison.Ordinal))
            {
                return transition;
            }
        }

        return null;
    }

    private DateTime? UntilOf(int number) => number + 1 < _told.Count ? TimeOf(_told[number + 1].At) : null;

    private static DateTime TimeOf(Instant at)
    {
        DateTime time = Instant.Max(at, First).ToDateTimeUtc();
        return time.AddTicks(-(time.Ticks % TicksOfMicrosecond));
    }

    private static DateOnly DayOf(LocalDate day) => day.Year < 1 ? DateOnly.MinValue : day.ToDateOnly();
}
