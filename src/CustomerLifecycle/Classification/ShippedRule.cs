using System.Resources;

namespace CustomerLifecycle.Classification;

/// <summary>Names and sources of the rules that ship, from <c>RuleTexts.resx</c>.</summary>
internal static class ShippedRule
{
    private static readonly ResourceManager Texts = new("CustomerLifecycle.Classification.RuleTexts", typeof(ShippedRule).Assembly);

    public static StageRuleNotes Notes(string model, string key) => new(key)
    {
        Name = LocalizedText.FromResources(Texts, $"{model}.{key}.name"),
        Source = LocalizedText.FromResources(Texts, $"{model}.{key}.source"),
    };
}
