using NodaTime;

namespace CustomerLifecycle;

/// <summary>Remembers what was told of a customer, so that everything is told once, and what turns out to be wrong is taken back.</summary>
internal sealed class ChangeLog<TStage>(string customer, StageModel<TStage> model, Shop shop)
    where TStage : notnull
{
    private readonly List<ToldChange> _told = [];
    private readonly List<ToldChange> _retracted = [];

    private KeptList<ToldChange>? _keptTold; // null where something was told or taken back since
    private KeptList<ToldChange>? _keptRetracted;

    /// <summary>What was told and stands, in time order.</summary>
    public KeptList<ToldChange> Told => _keptTold ??= KeptList<ToldChange>.Of(_told);

    /// <summary>What was taken back and not told again since.</summary>
    public KeptList<ToldChange> Retracted => _keptRetracted ??= KeptList<ToldChange>.Of(_retracted);

    public void Restore(IEnumerable<ToldChange> told, IEnumerable<ToldChange> retracted)
    {
        _told.AddRange(told);
        _retracted.AddRange(retracted);
        (_keptTold, _keptRetracted) = (KeptList<ToldChange>.Of(told), KeptList<ToldChange>.Of(retracted));
    }

    /// <summary>Tells what a walk has come to since it was last told; all that was told before stands.</summary>
    public IReadOnlyList<StageChange<TStage>> TellNew(StageWalk<TStage> walk)
    {
        int length = LengthOf(walk);
        if (length == _told.Count)
        {
            return [];
        }

        Forget();
        List<StageChange<TStage>> changes = [];
        for (int i = _told.Count; i < length; i++)
        {
            changes.Add(Tell(ChangeAt(walk, i), TransitionAt(walk, i)));
        }

        return changes;
    }

    /// <summary>Takes back what did not happen in another walk, the newest first, and tells what happened there and was not told.</summary>
    public IReadOnlyList<StageChange<TStage>> TellDifference(StageWalk<TStage> walk)
    {
        if (Stands(walk))
        {
            return [];
        }

        Forget();
        ToldChange[] before = [.. _told];
        ToldChange[] after = [.. Enumerable.Range(0, LengthOf(walk)).Select(i => ChangeAt(walk, i))];
        ILookup<Instant, ToldChange> stands = after.ToLookup(t => t.At);
        ILookup<Instant, ToldChange> stood = before.ToLookup(t => t.At);
        List<StageChange<TStage>> changes = [];
        foreach (ToldChange wrong in Enumerable.Reverse(before).Where(t => !stands[t.At].Any(s => s.IsSame(in t))))
        {
            changes.Add(Retract(in wrong));
        }

        _told.Clear();
        foreach ((int i, ToldChange change) in after.Index())
        {
            ToldChange[] same = [.. stood[change.At].Where(s => s.IsSame(in change))];
            if (same.Length > 0)
            {
                _told.Add(same[0]);
            }
            else
            {
                changes.Add(Tell(change, TransitionAt(walk, i)));
            }
        }

        return changes;
    }

    /// <summary>Takes everything back that stands, the newest first: the customer is nobody by themselves any more.</summary>
    public IReadOnlyList<StageChange<TStage>> TakeAllBack()
    {
        Forget();
        List<StageChange<TStage>> changes = [];
        foreach (ToldChange wrong in Enumerable.Reverse(_told))
        {
            changes.Add(Retract(in wrong));
        }

        _told.Clear();
        return changes;
    }

    /// <summary>Whether a walk has come to what was told, and to nothing else: mostly so where a tracker goes on from a state.</summary>
    private bool Stands(StageWalk<TStage> walk)
    {
        int length = LengthOf(walk);
        for (int i = 0; i < length && length == _told.Count; i++)
        {
            if (!ChangeAt(walk, i).IsSame(_told[i]))
            {
                return false;
            }
        }

        return length == _told.Count;
    }

    private void Forget() => (_keptTold, _keptRetracted) = (null, null);

    private static int LengthOf(StageWalk<TStage> walk) => walk.Began is null ? 0 : walk.Transitions.Count + 1;

    private static StageTransition<TStage>? TransitionAt(StageWalk<TStage> walk, int index) =>
        index == 0 ? null : walk.Transitions[index - 1];

    private ToldChange ChangeAt(StageWalk<TStage> walk, int index)
    {
        if (TransitionAt(walk, index) is { } transition)
        {
            return new ToldChange(model[transition.From].Key, model[transition.To].Key, transition.At, occurrence: 1);
        }

        TStage first = walk.Transitions.Count == 0 ? walk.Stage : walk.Transitions[0].From;
        return new ToldChange(from: null, model[first].Key, walk.Began!.Value, occurrence: 1);
    }

    private StageChange<TStage> Retract(in ToldChange wrong)
    {
        _retracted.Add(wrong);
        return new StageChange<TStage>(customer, model, in wrong, shop.DayOf(wrong.At), transition: null, isRetraction: true);
    }

    private StageChange<TStage> Tell(ToldChange change, StageTransition<TStage>? transition)
    {
        int last = _retracted.FindLastIndex(r => r.IsSame(in change));
        if (last >= 0)
        {
            change = new ToldChange(change.From, change.To, change.At, _retracted[last].Occurrence + 1);
            _retracted.RemoveAt(last);
        }

        _told.Add(change);
        return new StageChange<TStage>(customer, model, in change, shop.DayOf(change.At), transition, isRetraction: false);
    }
}
