using NRules;
using NRules.Fluent;
using NRules.Fluent.Dsl;

namespace CustomerLifecycle.Benchmarks.Peers;

/// <summary>The decision by NRules: a session that stays, into which one customer at a time is put and taken out again.</summary>
internal sealed class NRulesPeer
{
    private readonly ISession _session;

    public NRulesPeer()
    {
        RuleRepository repository = new();
        repository.Load(rules => rules.NestedTypes().PrivateTypes()
            .From(typeof(Lost), typeof(Champion), typeof(RepeatCustomer), typeof(NewCustomer), typeof(Prospect)));
        _session = repository.Compile().CreateSession();
    }

    public PeerStage StageOf(PeerFacts facts)
    {
        Case customer = new(facts);
        _session.Insert(customer);
        _session.Fire();
        _session.Retract(customer);
        return customer.Stage ?? throw new InvalidOperationException("No rule fired.");
    }

    /// <summary>A customer with the stage that the first rule has decided.</summary>
    internal sealed class Case(PeerFacts facts)
    {
        public PeerFacts Facts { get; } = facts;

        public PeerStage? Stage { get; private set; }

        public void Decide(PeerStage stage) => Stage ??= stage;
    }

    internal abstract class StageRule(int priority, PeerStage stage, System.Linq.Expressions.Expression<Func<Case, bool>> condition) : Rule
    {
        public override void Define()
        {
            Case customer = null!;
            Priority(priority);
            When().Match(() => customer, condition);
            Then().Do(_ => customer.Decide(stage)).Do(context => context.Halt());
        }
    }

    internal sealed class Lost() : StageRule(5, PeerStage.Lost, c => c.Facts.DaysSinceLastOrder > 90);

    internal sealed class Champion() : StageRule(4, PeerStage.Champion, c => c.Facts.Orders >= 5);

    internal sealed class RepeatCustomer() : StageRule(3, PeerStage.RepeatCustomer, c => c.Facts.Orders >= 2);

    internal sealed class NewCustomer() : StageRule(2, PeerStage.NewCustomer, c => c.Facts.Orders >= 1);

    internal sealed class Prospect() : StageRule(1, PeerStage.Prospect, c => true);
}
