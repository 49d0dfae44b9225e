using System.Globalization;

namespace CustomerLifecycle.Tests.Models;

/// <summary>The page of a model says which options there are, with defaults and meaning; one's own are said the same way.</summary>
public sealed class RuleOptionsTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    public static TheoryData<string> Models => [.. ShippedRules.All.Select(r => ((IStageClassifier<CustomerFacts>)r).Model.Key)];

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryShippedModel_SaysEachOption_InBothLanguages(string model)
    {
        StageRules<CustomerFacts> rules = ShippedRules.Find(model)!;
        string english = rules.ToMarkdown(CultureInfo.InvariantCulture);
        string german = rules.ToMarkdown(German);
        Assert.NotEmpty(rules.Options);
        Assert.All(rules.Options, option =>
        {
            string inEnglish = option.Meaning!.In(CultureInfo.InvariantCulture);
            string inGerman = option.Meaning.In(German);
            Assert.NotEqual(inEnglish, inGerman);
            Assert.Equal(option.Default, option.Value);
            Assert.Contains($"| `{option.Name}` | `{option.Default ?? "null"}` | {inEnglish} |\n", english, StringComparison.Ordinal);
            Assert.Contains($"| `{option.Name}` | `{option.Default ?? "null"}` | {inGerman} |\n", german, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void OptionsOfOnesOwn_AreSaidTheSameWay_AndAValueBesideItsDefault()
    {
        StageModel<string> model = StageModel.Of("club", TransitionPolicy.Free, ["guest", "member"]);
        ClubOptions options = new() { MemberOrders = 4 };
        StageRules<CustomerFacts, string> rules = StageRules.For(model)
            .WithOptions(options, name => name == nameof(ClubOptions.MemberOrders) ? LocalizedText.Of("From | on", "Ab | wann") : null)
            .When("member", f => f.Orders >= options.MemberOrders)
            .Otherwise("guest");

        Assert.Contains(
            """

            ## Options

            | option | value | default | meaning |
            | --- | --- | --- | --- |
            | `MemberOrders` | `4` | `2` | Ab \| wann |
            | `Motto` | `null` | `null` |  |

            """.ReplaceLineEndings("\n"),
            rules.ToMarkdown(German),
            StringComparison.Ordinal);
        Assert.Equal(rules.Options, rules.WithKeys().Options);
        Assert.Equal("MemberOrders = 4", rules.Options[0].ToString());
    }

    [Fact]
    public void OptionsAreNoPartOfTheFingerprint_AndAModelWithoutSaysNothingOfThem()
    {
        StageModel<string> model = StageModel.Of("club", TransitionPolicy.Free, ["guest", "member"]);
        StageRules<CustomerFacts, string> bare = StageRules.For(model).When("member", f => f.Orders >= 2).Otherwise("guest");
        StageRules<CustomerFacts, string> said = StageRules.For(model)
            .WithOptions(new ClubOptions(), _ => null).When("member", f => f.Orders >= 2).Otherwise("guest");

        Assert.Equal(bare.Fingerprint, said.Fingerprint);
        Assert.DoesNotContain("## Options", bare.ToMarkdown(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private sealed class ClubOptions
    {
        public int MemberOrders { get; set; } = 2;

        public string? Motto { get; set; }
    }
}
