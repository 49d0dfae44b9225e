using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>
/// Events in any order and more than once, for two ids that turn out to be one person and are parted again, with processes that stop and
/// saves that fail: the rows, what was told, and the replay are the same in the end.
/// </summary>
public sealed class RandomLivesTests : IDisposable
{
    private static readonly Instant End = Instant.FromUtc(2026, 6, 1, 0, 0);

    private readonly Database _database = Database.New("sqlite");

    private int _lives;

    public void Dispose() => _database.Dispose();

    [Property(MaxTest = 40, Arbitrary = [typeof(Events)])]
    public async Task RowsAndWhatWasTold_AreTheReplay(CustomerEvent[] events, int seed)
    {
        string ada = $"ada-{_lives}";
        string guest = $"guest-{_lives++}";
        Random random = new(seed);
        FailingSaves failing = new();
        ToldChanges told = new();
        CustomerEvent[] arrivals = [.. events.Select((e, i) => e with { Id = e.Id ?? $"i{i}" })];
        arrivals = [.. arrivals, .. arrivals.Where(_ => random.Next(4) == 0)];
        random.Shuffle(arrivals);
        ShopProcess shop = New();
        foreach (CustomerEvent item in arrivals)
        {
            failing.FailBefore = random.Next(8) == 0;
            failing.FailAfter = random.Next(8) == 0;
            string customer = random.Next(3) == 0 ? guest : ada;
            await UntilItWorksAsync(() => random.Next(12) switch
            {
                0 => shop.Tracking.MergeAsync(guest, ada),
                1 => shop.Tracking.UnmergeAsync(guest),
                2 => shop.Tracking.CorrectAsync(customer, t => t.Remove(item.EventKind, item.Id!)),
                _ => shop.Tracking.RecordAsync(customer, [item]),
            });
            if (random.Next(6) == 0)
            {
                shop.Dispose();
                shop = New();
            }
        }

        (failing.FailBefore, failing.FailAfter) = (false, false);
        Assert.Empty((await shop.Tracking.AdvanceAsync(End)).Faults);
        foreach (string customer in new[] { ada, guest })
        {
            await using ShopContext context = _database.Open();
            IReadOnlyList<string> rows = await StoreTests.TextsOfAsync(context, customer);
            Assert.Equal(told.StandsOf(customer), rows);
            if (await shop.Tracking.FindAsync(customer) is { } tracker && tracker.Customer == customer)
            {
                Assert.Equal(VisitsOf(tracker), await RowsOfAsync(context, customer));
            }
            else
            {
                Assert.Empty(rows);
            }
        }

        shop.Dispose();

        ShopProcess New() => new(_database, told, options => options.AddInterceptors(failing)) { Clock = { Now = ShopProcess.Now } };
    }

    private static async Task UntilItWorksAsync(Func<Task<TrackingResult<LifecycleMarketingStage>>> work)
    {
        // Each of the two ways to fail fails once at most.
        for (int failures = 0; ; failures++)
        {
            try
            {
                await work();
                return;
            }
            catch (IOException) when (failures < 2)
            {
            }
        }
    }

    private static IEnumerable<string> VisitsOf(StageTracker<LifecycleMarketingStage> tracker)
    {
        StageTimeline<LifecycleMarketingStage> timeline = tracker.Timeline();
        return timeline.Visits.Select((visit, i) => string.Join(
            ' ',
            LifecycleMarketing.Model[visit.Stage].Key,
            visit.Entered,
            visit.Left,
            i == 0 ? null : timeline.Transitions[i - 1].Cause,
            i == 0 ? null : timeline.Transitions[i - 1].RuleOrdinal,
            i == 0 ? null : timeline.Transitions[i - 1].Event?.Id));
    }

    private static async Task<IEnumerable<string>> RowsOfAsync(ShopContext context, string customer) =>
        (await context.Set<StageTransitionRow>().AsNoTracking().Where(t => t.Customer == customer).OrderBy(t => t.Number).ToArrayAsync())
            .Select(row => string.Join(
                ' ',
                row.To,
                Instant.FromDateTimeUtc(row.At),
                row.Until is { } until ? Instant.FromDateTimeUtc(until) : null,
                row.Cause,
                row.From is null ? null : row.Rule ?? -1,
                row.Event?.Split(' ')[^1]));
}
