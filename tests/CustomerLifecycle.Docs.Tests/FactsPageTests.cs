using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Docs.Tests;

public sealed class FactsPageTests
{
    [Fact]
    public void FactsPage_IsPrintedFromTheCatalogue()
    {
        StringBuilder page = new();
        page.Append("# Facts\n\nWhat rules decide on, as of a moment. Printed from `CustomerFacts.Catalog`.\n\n");
        page.Append(
            "\"Optional\" facts may be missing (`null` in C#): then it never happened or was never said, and no comparison with them "
                + "holds.\n");
        page.Append(
            "\"By day\" is the change with each day on which nothing happens. Ranges include their ends.\n"
                + "Amounts are `double` here, for deciding; `CustomerProfile` keeps them as `decimal`.\n\n");
        page.Append("| fact | English | Deutsch | C# | meaning | unit | range | optional | by day | good for |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --: | --- |\n");
        foreach (FactInfo<CustomerFacts> fact in CustomerFacts.Catalog.All)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{fact.Key}` | {fact.Name} | {fact.Name.In(CultureInfo.GetCultureInfo("de"))} | `{CSharp(fact)}` | {fact.Meaning} | "
                    + $"{fact.Unit.ToString().ToLowerInvariant()} | {Range(fact)} | {(fact.IsOptional ? "yes" : "no")} | "
                    + $"{fact.DailyChange:+0;−0;0} | {fact.Source} |\n");
        }

        Repository.AssertPrinted(Repository.PathOf("docs", "facts.md"), page.ToString());
    }

    private static string CSharp(FactInfo<CustomerFacts> fact)
    {
        string name = Type.GetTypeCode(Nullable.GetUnderlyingType(fact.Body.Type) ?? fact.Body.Type) switch
        {
            TypeCode.Int32 => "int",
            TypeCode.Boolean => "bool",
            _ => "double",
        };
        return fact.IsOptional ? name + "?" : name;
    }

    private static string Range(FactInfo<CustomerFacts> fact)
    {
        bool isOpen = double.IsInfinity(fact.Range.High) || fact.Range.High >= int.MaxValue / 2;
        return (fact.Range.Low <= int.MinValue / 2, isOpen) switch
        {
            (true, _) => "any",
            (false, true) => string.Create(CultureInfo.InvariantCulture, $"{fact.Range.Low} or more"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{fact.Range.Low} to {fact.Range.High}"),
        };
    }
}
