using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

/// <summary>
/// What was told of several customers, retractions taken off; nothing may be told twice or taken back without having been told.
/// </summary>
internal sealed class ToldSoFar
{
    private readonly HashSet<Guid> _ids = [];
    private readonly List<(string Customer, string? Left, string Entered, Instant At)> _stands = [];

    public void Add(IEnumerable<StageChange<LifecycleMarketingStage>> changes)
    {
        foreach (StageChange<LifecycleMarketingStage> change in changes)
        {
            Assert.True(_ids.Add(change.Id), $"{change} was told twice.");
            (string, string?, string, Instant) what = (change.Customer, change.From?.Key, change.To.Key, change.At);
            if (change.IsRetraction)
            {
                Assert.True(_stands.Remove(what), $"{change} was not told before.");
            }
            else
            {
                _stands.Add(what);
            }
        }
    }

    public void AssertNothing(string customer) => Assert.DoesNotContain(_stands, s => s.Customer == customer);

    public void AssertIsReplay(
        string customer, CustomerHistory history, StageRules<CustomerFacts, LifecycleMarketingStage> rules, LocalDate asOf)
    {
        StageTimeline<LifecycleMarketingStage> replay = StageTimeline.Replay(history, rules, asOf);
        Assert.Equal(
            replay.Visits.Select(
                (v, i) => (i == 0 ? null : rules.Model[replay.Visits[i - 1].Stage].Key, rules.Model[v.Stage].Key, v.Entered)),
            _stands.Where(s => s.Customer == customer).OrderBy(s => s.At).Select(s => (s.Left, s.Entered, s.At)));
    }
}
