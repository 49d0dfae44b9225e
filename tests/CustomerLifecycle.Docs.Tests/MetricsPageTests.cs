using System.Globalization;
using System.Text;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Docs.Tests;

public sealed class MetricsPageTests
{
    [Fact]
    public void MetricsPage_IsPrintedFromTheCatalogue()
    {
        StringBuilder page = new();
        page.Append(
            "# Metrics\n\nPrinted from `MetricCatalog`. Periods are half-open, in the shop's zone; "
                + "orders are those that count under the order policy.\n");
        page.Append(
            "How the [intervals](measuring.md#intervals) are worked out, and why none leaves the possible, stands there. "
                + "Where there is nothing to divide by, a value is undefined and says why; where\n");
        page.Append(
            "nobody has been watched long enough, it says from when it can be observed. \"Active days\" (90) and \"response days\" (30) "
                + "are settings of\n");
        page.Append(
            "`MetricScope`. Sources: numbers are those of [sources](sources.md); \"field\" is common practice of the trade named.\n");
        foreach (IGrouping<MetricArea, IMetric> area in MetricCatalog.All.GroupBy(m => m.Definition.Area))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {area.Key}\n\n| key | English | Deutsch | formula | edge cases | source |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (MetricDefinition d in area.Select(m => m.Definition))
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{d.Key}` | {d.Name} | {d.Name.In(CultureInfo.GetCultureInfo("de"))} | "
                    + $"{d.Formula} | {d.EdgeCases} | {d.Source} |\n");
            }
        }

        page.Append(
            "\n## Tables, flows and formulas\n\n| key | English | Deutsch | computed by | formula | edge cases | source |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (MetricDefinition d in MetricCatalog.Calculators)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{d.Key}` | {d.Name} | {d.Name.In(CultureInfo.GetCultureInfo("de"))} | "
                + $"`{d.Population}` | {d.Formula} | {d.EdgeCases} | {d.Source} |\n");
        }

        page.Append("\nProbabilistic forecasts (P(alive), expected orders and spend) are not among them yet.\n");
        page.Append(
            "\n## Which metric speaks about which stages\n\nStages are asked for by the [roles](own-models.md#roles) that they play.\n\n"
                + "| role | metrics |\n| --- | --- |\n");
        foreach (StageRole role in StageRoles.All)
        {
            IEnumerable<string> keys = MetricCatalog.All.Where(m => m.Definition.Roles.HasFlag(role)).Select(m => $"`{m.Definition.Key}`");
            page.Append(CultureInfo.InvariantCulture, $"| `{StageRoles.KeysOf(role)[0]}` | {string.Join(", ", keys)} |\n");
        }

        Repository.AssertPrinted(Repository.PathOf("docs", "metrics.md"), page.ToString());
    }
}
