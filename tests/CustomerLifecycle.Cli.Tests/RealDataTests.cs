using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Public purchase records through the tool.</summary>
public sealed class RealDataTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [DataFact("cdnow-orders.csv")]
    public void Cdnow_EveryCustomerIsInExactlyOneStage_InEveryModel()
    {
        foreach (string model in new[] { "five-phase-journey", "six-step-funnel", "relationship-cycle", "lifecycle-marketing" })
        {
            Assert.Equal(
                0,
                _tool.Run(
                    "classify", PublicData.PathOf("cdnow-orders.csv")!, "--model", model, "--as-of", "1998-06-30", "--format", "csv"));
            Assert.Equal(23_570 + 1, _tool.Lines.Length);
            Assert.Equal(23_570, _tool.Lines.Skip(1).Select(l => l.Split(',')[0]).Distinct(StringComparer.Ordinal).Count());
            Assert.Empty(_tool.Error);
        }

        // The plainest count of the same: of customers with orders of a positive amount on one day, whose own rhythm nobody knows, those
        // whose order is more than 90 days old.
        Dictionary<string, int> once = File.ReadLines(PublicData.PathOf("cdnow-orders.csv")!)
            .Skip(1)
            .Select(l => l.Split(','))
            .Where(f => decimal.Parse(f[3], System.Globalization.CultureInfo.InvariantCulture) > 0)
            .GroupBy(f => f[0], f => DateOnly.Parse(f[1], System.Globalization.CultureInfo.InvariantCulture))
            .Where(g => g.Distinct().Count() == 1)
            .ToDictionary(g => g.Key, g => new DateOnly(1998, 6, 30).DayNumber - g.Max().DayNumber);
        Assert.Equal(
            once.Where(c => c.Value > 90).Select(c => c.Key).Order(StringComparer.Ordinal),
            _tool.Lines.Where(l => l.Contains(",win-back,", StringComparison.Ordinal))
                .Select(l => l.Split(',')[0])
                .Where(once.ContainsKey)
                .Order(StringComparer.Ordinal));
    }

    [DataFact("online-retail-sample.csv")]
    public void OnlineRetail_OrderLinesAndReturns_MakeOrdersNotRows()
    {
        string file = PublicData.PathOf("online-retail-sample.csv")!;
        Assert.Equal(0, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--format", "csv"));
        Assert.Equal(414 + 1, _tool.Lines.Length);
        string[] rows = [.. File.ReadLines(file)
            .Skip(1)
            .Where(l => l.StartsWith("15311,", StringComparison.Ordinal) && l.Contains(",order,", StringComparison.Ordinal))];
        int orders = rows.Select(l => l.Split(',')[3]).Distinct(StringComparer.Ordinal).Count();
        Assert.True(orders < rows.Length);
        Assert.Contains(
            FormattableString.Invariant($"15311,retention,{orders} orders (at least 3)"), _tool.Output, StringComparison.Ordinal);
    }
}
