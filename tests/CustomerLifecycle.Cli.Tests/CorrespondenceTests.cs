using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>The correspondence that is derived from the rules, beside the stages in which customers are.</summary>
public sealed class CorrespondenceTests : IDisposable
{
    private static readonly string[] Models =
        ["five-phase-journey", "six-step-funnel", "relationship-cycle", "lifecycle-marketing", "buyer-lifecycle"];

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void DemoShop_NobodyIsInStagesThatMayNotCoincide()
    {
        string demo = _tool.PathOf("demo.csv");
        Assert.Equal(0, _tool.Run("demo", "--output", demo));
        Check(demo, "2025-12-31");
    }

    [DataFact("cdnow-orders.csv")]
    public void Cdnow_NobodyIsInStagesThatMayNotCoincide() => Check(PublicData.PathOf("cdnow-orders.csv")!, "1998-06-30");

    [Fact]
    public void Models_PrintsTheCorrespondence()
    {
        Assert.Equal(0, _tool.Run("models", "--model", "lifecycle-marketing", "--beside", "five-phase-journey"));
        Assert.Contains("| Acquisition | ● | ● | | | |", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("models", "--beside", "five-phase-journey", "--language", "de"));
        Assert.Equal(4, _tool.Lines.Count(l => l.Contains('↓', StringComparison.Ordinal)));
    }

    private void Check(string file, string asOf)
    {
        Dictionary<string, string>[] stages = [.. Models.Select(model => Stages(file, model, asOf))];
        for (int i = 0; i < Models.Length; i++)
        {
            for (int j = i + 1; j < Models.Length; j++)
            {
                StageCorrespondence<CustomerFacts> correspondence = StageCorrespondence.Between(
                    ShippedRules.Find(Models[i])!, ShippedRules.Find(Models[j])!);
                (string One, string Other)[] seen = [.. stages[i].Select(s => (s.Value, stages[j][s.Key])).Distinct()];
                Assert.NotEmpty(seen);
                Assert.All(seen, pair => Assert.True(
                    correspondence.MayCoincide(Find(correspondence.First, pair.One), Find(correspondence.Second, pair.Other)),
                    pair.ToString()));
            }
        }
    }

    private static StageInfo Find(StageModel model, string key) => model.Find(key)!;

    private Dictionary<string, string> Stages(string file, string model, string asOf)
    {
        Assert.Equal(0, _tool.Run("classify", file, "--model", model, "--as-of", asOf, "--format", "csv"));
        return _tool.Lines.Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
    }
}
