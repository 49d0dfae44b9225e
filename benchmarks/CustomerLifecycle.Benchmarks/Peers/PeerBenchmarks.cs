using BenchmarkDotNet.Attributes;
using RulesEngine.Models;
using Stateless;

namespace CustomerLifecycle.Benchmarks.Peers;

/// <summary>
/// The same decision between five stages for one customer at a time, a thousand random ones in turn: by hand, by the library (with rule
/// and conditions), and by two engines of rules and a state machine, each shared and set up before. Times are per customer.
/// </summary>
[MemoryDiagnoser]
public class PeerBenchmarks
{
    private const int Customers = 1_000;
    private const string Workflow = "stage";

    private readonly PeerFacts[] _peers = new PeerFacts[Customers];
    private readonly CustomerFacts[] _facts = new CustomerFacts[Customers];
    private readonly StateMachine<PeerStage, string> _machine;
    private readonly StateMachine<PeerStage, string>.TriggerWithParameters<PeerFacts> _look;
    private readonly RulesEngine.RulesEngine _engine = new(
    [
        new Workflow
        {
            WorkflowName = Workflow,
            Rules =
            [
                new Rule { RuleName = nameof(PeerStage.Lost), Expression = "input1.DaysSinceLastOrder > 90" },
                new Rule { RuleName = nameof(PeerStage.Champion), Expression = "input1.Orders >= 5" },
                new Rule { RuleName = nameof(PeerStage.RepeatCustomer), Expression = "input1.Orders >= 2" },
                new Rule { RuleName = nameof(PeerStage.NewCustomer), Expression = "input1.Orders >= 1" },
                new Rule { RuleName = nameof(PeerStage.Prospect), Expression = "true" },
            ],
        },
    ]);

    private readonly StageRules<CustomerFacts, PeerStage> _rules = StageRules
        .For(new StageModel<PeerStage>("peers", Enum.GetValues<PeerStage>().Select(stage => new StageInfo<PeerStage>(stage))))
        .When(PeerStage.Lost, f => f.DaysSinceLastOrder > 90)
        .When(PeerStage.Champion, f => f.Orders >= 5)
        .When(PeerStage.RepeatCustomer, f => f.Orders >= 2)
        .When(PeerStage.NewCustomer, f => f.Orders >= 1)
        .Otherwise(PeerStage.Prospect);

    private readonly NRulesPeer _session = new();
    private PeerStage _stage;

    public PeerBenchmarks()
    {
        Random random = new(1);
        for (int i = 0; i < Customers; i++)
        {
            int orders = random.Next(7);
            int days = orders == 0 ? -1 : random.Next(200);
            _peers[i] = new PeerFacts(orders, days);
            _facts[i] = new CustomerFacts { Orders = orders, DaysSinceLastOrder = days < 0 ? null : days };
        }

        _machine = new StateMachine<PeerStage, string>(() => _stage, stage => _stage = stage);
        _look = _machine.SetTriggerParameters<PeerFacts>("look");
        foreach (PeerStage stage in Enum.GetValues<PeerStage>())
        {
            _machine.Configure(stage).PermitDynamic(_look, ByHand);
        }
    }

    /// <summary>A comparison of ways of getting different answers would be worth nothing.</summary>
    [GlobalSetup]
    public void Check()
    {
        for (int i = 0; i < Customers; i++)
        {
            PeerStage right = ByHand(_peers[i]);
            (PeerStage Rules, PeerStage Machine, PeerStage Engine, PeerStage Session) others =
                (_rules.Classify(in _facts[i]).Stage, ByMachine(_peers[i]), ByEngine(_peers[i]), _session.StageOf(_peers[i]));
            if (others != (right, right, right, right))
            {
                throw new InvalidOperationException($"Customer {i} is {right}, but {others}.");
            }
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers)]
    public int HandWritten() => Sum(ByHand);

    [Benchmark(OperationsPerInvoke = Customers)]
    public int Rules()
    {
        int sum = 0;
        foreach (ref readonly CustomerFacts facts in _facts.AsSpan())
        {
            sum += (int)_rules.Classify(in facts).Stage;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers)]
    public int Stateless() => Sum(ByMachine);

    [Benchmark(OperationsPerInvoke = Customers)]
    public int MicrosoftRulesEngine() => Sum(ByEngine);

    [Benchmark(OperationsPerInvoke = Customers)]
    public int NRules() => Sum(_session.StageOf);

    private static PeerStage ByHand(PeerFacts facts) => facts.DaysSinceLastOrder > 90 ? PeerStage.Lost
        : facts.Orders >= 5 ? PeerStage.Champion
        : facts.Orders >= 2 ? PeerStage.RepeatCustomer
        : facts.Orders >= 1 ? PeerStage.NewCustomer
        : PeerStage.Prospect;

    private PeerStage ByMachine(PeerFacts facts)
    {
        _machine.Fire(_look, facts);
        return _stage;
    }

    private PeerStage ByEngine(PeerFacts facts) => Enum.Parse<PeerStage>(
        _engine.ExecuteAllRulesAsync(Workflow, facts).AsTask().GetAwaiter().GetResult().First(result => result.IsSuccess).Rule.RuleName);

    private int Sum(Func<PeerFacts, PeerStage> decide)
    {
        int sum = 0;
        foreach (PeerFacts facts in _peers)
        {
            sum += (int)decide(facts);
        }

        return sum;
    }
}
