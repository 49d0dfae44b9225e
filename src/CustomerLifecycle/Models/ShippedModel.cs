using System.Globalization;

namespace CustomerLifecycle;

/// <summary>Builds a shipped model with the texts that lie beside it.</summary>
/// <param name="closet">The type that the model's texts are named after.</param>
internal sealed class ShippedModel(Type closet)
{
    private readonly ShippedTexts _texts = new(closet);

    /// <summary>The model.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="policy">Which moves are allowed.</param>
    /// <param name="stages">Its stages in their order.</param>
    public StageModel<TStage> Of<TStage>(string key, TransitionPolicy policy, params IEnumerable<StageInfo<TStage>> stages)
        where TStage : struct, Enum =>
        new(key, stages) { Name = _texts["name"], Policy = policy };

    public StageInfo<TStage> Stage<TStage>(TStage stage, StageRole roles, bool reachableFromEveryStage = false)
        where TStage : struct, Enum
    {
        string key = KebabKey.FromValue(stage);
        return new StageInfo<TStage>(stage)
        {
            Name = _texts[$"{key}.name"],
            Aim = _texts[$"{key}.aim"],
            Synonyms = Synonyms(_texts[$"{key}.synonyms"]),
            Roles = roles,
            ReachableFromEveryStage = reachableFromEveryStage,
        };
    }

    public StageRuleNotes Notes(string rule) => new(rule) { Name = _texts[$"rule.{rule}.name"], Source = _texts[$"rule.{rule}.source"] };

    /// <summary>What an option means, by the name of its property.</summary>
    public LocalizedText Option(string name) => _texts[$"option.{KebabKey.FromName(name)}"];

    private static string[] Synonyms(LocalizedText text) =>
        [.. text.Languages.SelectMany(
            language => text.In(CultureInfo.GetCultureInfo(language)).Split(';', StringSplitOptions.TrimEntries))];
}
