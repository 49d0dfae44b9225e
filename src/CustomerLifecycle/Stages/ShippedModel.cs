using System.Resources;

namespace CustomerLifecycle.Stages;

/// <summary>Builds the shipped models from their enums and the texts in <c>StageTexts.resx</c>.</summary>
internal static class ShippedModel
{
    private static readonly ResourceManager Texts = new("CustomerLifecycle.Stages.StageTexts", typeof(ShippedModel).Assembly);

    public static StageModel<TStage> Of<TStage>(string key, TransitionPolicy policy, params TStage[] reachableFromEveryStage)
        where TStage : struct, Enum =>
        new(key, Enum.GetValues<TStage>().Select(stage => Stage(key, stage, Array.IndexOf(reachableFromEveryStage, stage) >= 0)))
        {
            Name = LocalizedText.FromResources(Texts, $"{key}.name"),
            Policy = policy,
        };

    private static StageInfo<TStage> Stage<TStage>(string model, TStage stage, bool reachableFromEveryStage)
        where TStage : struct, Enum
    {
        string prefix = $"{model}.{StageKey.FromValue(stage)}";
        return new StageInfo<TStage>(stage)
        {
            Name = LocalizedText.FromResources(Texts, $"{prefix}.name"),
            Aim = LocalizedText.FromResources(Texts, $"{prefix}.aim"),
            Synonyms = Synonyms(LocalizedText.FromResources(Texts, $"{prefix}.synonyms")),
            ReachableFromEveryStage = reachableFromEveryStage,
        };
    }

    private static string[] Synonyms(LocalizedText text) =>
        [.. text.Languages.SelectMany(language => text.In(System.Globalization.CultureInfo.GetCultureInfo(language)).Split(';', StringSplitOptions.TrimEntries))];
}
