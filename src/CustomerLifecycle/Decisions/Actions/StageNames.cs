
namespace CustomerLifecycle.Decisions;

/// <summary>Stages of any model written as <c>model/stage</c>.</summary>
internal static class StageNames
{
    public static bool IsOf(string name, StageModel model) =>
        name.Length > model.Key.Length && name[model.Key.Length] == '/' && name.StartsWith(model.Key, StringComparison.Ordinal);

    public static bool Is(string name, StageModel model, StageInfo stage) =>
        IsOf(name, model) && name.AsSpan(model.Key.Length + 1).SequenceEqual(stage.Key);

    public static bool IsKnown(string name, StageModel model) => model.Stages.Any(stage => Is(name, model, stage));

    public static string[] Checked(IReadOnlyList<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.All(IsWellFormed)
            ? [.. value]
            : throw new ArgumentException(
                $"'{value.First(name => !IsWellFormed(name))}' is not a stage; write it as model/stage, e.g. 'lifecycle-marketing/growth'.",
                nameof(value));
    }

    private static bool IsWellFormed(string? name) =>
        name?.Split('/') is [var model, var stage] && KebabKey.IsKebabCase(model) && KebabKey.IsKebabCase(stage);
}
