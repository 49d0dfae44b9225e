using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Docs.Tests;

public sealed class CorrespondencePageTests
{
    [Fact]
    public void CorrespondencePage_IsPrintedFromTheRules()
    {
        StringBuilder page = new();
        page.Append(
            "# The models side by side\n\nWhich stages of one model may coincide (●) with which of another, for one customer at one "
                + "moment.\n");
        page.Append(
            "Derived from the rules with their default thresholds (`StageCorrespondence.Between`): a pair without a dot never occurs.\n");
        foreach ((int i, StageRules<CustomerFacts> one) in ShippedRules.All.Index())
        {
            foreach (StageRules<CustomerFacts> other in ShippedRules.All.Skip(i + 1))
            {
                page.Append('\n').Append(StageCorrespondence.Between(one, other).ToMarkdown(CultureInfo.InvariantCulture));
            }
        }

        Repository.AssertPrinted(Repository.PathOf("docs", "models", "correspondence.md"), page.ToString());
    }
}
