using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Snippets;

namespace CustomerLifecycle.Soak;

/// <summary>A model in which everybody is tracked.</summary>
internal sealed class SoakModel<TStage>(string key, StageRules<CustomerFacts, TStage> rules, TimelinePolicy<TStage>? policy) : ISoakModel
    where TStage : notnull
{
    public string Key => key;

    private static bool IsOwn => typeof(TStage) == typeof(string);

    public void Register(CustomerLifecycleBuilder builder, string folder, Faults faults)
    {
        if (policy is not null)
        {
            builder.UsePolicy(policy);
        }

        ToldFile told = new(Path.Combine(folder, key + ".told"));
        (IsOwn ? builder.AddTracking(key, rules) : builder.AddTracking<TStage>())
            .UseStore(_ => new FaultyStore<TStage>(
                new SqliteStageStore<TStage>($"Data Source={Path.Combine(folder, key + ".db")}", _ => rules.Model), faults))
            .AddHandler("file", (change, _) =>
            {
                faults.MayFail(oneOf: 100);
                told.Add(change.Id, change.IsRetraction, LineOf(change));
                faults.MayFail(oneOf: 100);
                return Task.CompletedTask;
            });
    }

    public async Task DoAsync(IServiceProvider provider, Operation operation)
    {
        IStageTracking<TStage> tracking = Tracking(provider);
        string customer = operation.Customer;
        CustomerEvent item = operation.Event;
        switch (operation.Kind)
        {
            case OperationKind.Record:
                await tracking.RecordAsync(customer, [item]);
                break;
            case OperationKind.Correct:
                await tracking.CorrectAsync(customer, t => t.History().Events.Any(e => e.EventKind == item.EventKind && e.Id == item.Id)
                    ? t.Correct(item)
                    : []);
                break;
            case OperationKind.Remove:
                await tracking.CorrectAsync(customer, t => t.Remove(item.EventKind, item.Id!));
                break;
            case OperationKind.Override:
                await tracking.CorrectAsync(customer, t => t.Override(OverrideOf(operation.Number)));
                break;
            case OperationKind.Merge:
                await tracking.MergeAsync(customer, operation.Other);
                break;
            case OperationKind.Unmerge:
                await tracking.UnmergeAsync(customer);
                break;
            default:
                Complain(await tracking.AdvanceAsync(Script.TimeOf(operation.Number)));
                break;
        }
    }

    public async Task<bool> FinishAsync(IServiceProvider provider, Instant end)
    {
        TrackingResult<TStage> result = await Tracking(provider).AdvanceAsync(end);
        Complain(result);
        return result is { Faults.Count: 0, Failures.Count: 0 }
            && !await Store(provider).DueAsync(end, default).AnyAsync()
            && !await Store(provider).UndeliveredAsync(default).AnyAsync();
    }

    public async Task<(IReadOnlyList<string> Differences, int Told, int Retracted)> CompareAsync(
        IServiceProvider provider, string folder, Oracle oracle, Instant end)
    {
        List<string> differences = [];
        Told told = ToldFile.Read(Path.Combine(folder, key + ".told"), differences);
        List<string> expected = [];
        foreach (IReadOnlyList<Person> ids in oracle.Persons)
        {
            string id = ids[0].Id;
            IReadOnlyList<CustomerEvent> events = Person.Counted(ids);
            StageOverride<TStage>[] overrides = [.. ids.SelectMany(p => p.Overrides).Select(OverrideOf)];
            if (await Tracking(provider).FindAsync(id) is { } tracker)
            {
                CustomerHistory kept = tracker.History();
                if (!kept.Events.SequenceEqual(new CustomerHistory(Shop.Default, events).Events))
                {
                    differences.Add($"{id}: {kept.Events.Count} events are kept, and {events.Count} are expected, or others.");
                }
            }
            else if (events.Count > 0)
            {
                differences.Add($"{id}: nobody knows them.");
            }

            expected.AddRange(Replay(id, events, overrides, end));
        }

        differences.AddRange(Difference(told.Stands, expected, "is missing").Concat(Difference(expected, told.Stands, "is too much")));
        return (differences, told.Count, told.Retracted);
    }

    private static IEnumerable<string> Difference(IEnumerable<string> told, IEnumerable<string> expected, string what)
    {
        Dictionary<string, int> counts = told.CountBy(l => l, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return expected.CountBy(l => l, StringComparer.Ordinal)
            .Where(l => l.Value > counts.GetValueOrDefault(l.Key))
            .Select(l => $"{l.Key} {what}");
    }

    private static string Line(string customer, StageInfo<TStage>? left, StageInfo<TStage> entered, Instant at) =>
        $"{customer} {left?.Key} {entered.Key} {InstantPattern.ExtendedIso.Format(at)}";

    private static string LineOf(StageChange<TStage> change) => Line(change.Customer, change.From, change.To, change.At);

    private IEnumerable<string> Replay(
        string id, IReadOnlyList<CustomerEvent> events, StageOverride<TStage>[] overrides, Instant end)
    {
        StageTimeline<TStage> timeline = StageTimeline.Replay(
            new CustomerHistory(Shop.Default, events), rules, Shop.Default.DayOf(end), policy, overrides);
        StageInfo<TStage>? before = null;
        foreach (StageVisit<TStage> visit in timeline.Visits)
        {
            StageInfo<TStage> stage = rules.Model[visit.Stage];
            yield return Line(id, before, stage, visit.Entered);
            before = stage;
        }
    }

    private StageOverride<TStage> OverrideOf(int number)
    {
        Instant at = Script.TimeOf(number);
        return new StageOverride<TStage>(
            rules.Model.Stages[number % rules.Model.Stages.Count].Value,
            at,
            Shop.Default.DayOf(at).PlusDays(5 + (number % 50)),
            "said so",
            "Ada");
    }

    /// <summary>What goes wrong with one customer must be one of the faults that are made here; all others end the soak.</summary>
    private static void Complain(TrackingResult<TStage> result)
    {
        if (result.Faults.FirstOrDefault(f => f.Exception is not MadeFaultException) is { } fault)
        {
            throw new InvalidOperationException($"{fault.Customer}: {fault.Exception.Message}", fault.Exception);
        }
    }

    private IStageTracking<TStage> Tracking(IServiceProvider provider) =>
        IsOwn ? provider.GetRequiredKeyedService<IStageTracking<TStage>>(key) : provider.GetRequiredService<IStageTracking<TStage>>();

    private IStageStore<TStage> Store(IServiceProvider provider) =>
        IsOwn ? provider.GetRequiredKeyedService<IStageStore<TStage>>(key) : provider.GetRequiredService<IStageStore<TStage>>();
}
