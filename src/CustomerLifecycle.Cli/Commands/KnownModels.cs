using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Cli.Input;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>The models that a command can be asked for.</summary>
internal static class KnownModels
{
    public static string Keys { get; } = string.Join(", ", ShippedRules.All.Select(KeyOf));

    public static string KeyOf(IStageClassifier<CustomerFacts> rules) => rules.Model.Key;

    /// <summary>The same rules with keys as stages, so that what prints them need not know their types.</summary>
    public static StageRules<CustomerFacts, string> WithKeys(StageRules<CustomerFacts> rules) =>
        rules as StageRules<CustomerFacts, string> ?? StageModelJson.Parse(StageModelJson.Write(rules));

    /// <summary>A shipped model by its key, or the user's own from a JSON file.</summary>
    /// <exception cref="UsageException">There is no such model.</exception>
    /// <exception cref="InputException">The file is not a valid definition.</exception>
    public static StageRules<CustomerFacts> Find(string keyOrFile)
    {
        if (!keyOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return ShippedRules.Find(keyOrFile)
                ?? throw new UsageException($"There is no model '{keyOrFile}'. Use one of {Keys}, or a JSON file with a model of your own.");
        }

        try
        {
            return StageModelJson.Parse(File.ReadAllText(keyOrFile));
        }
        catch (StageModelFormatException e)
        {
            throw new InputException($"{keyOrFile}, {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{keyOrFile} cannot be read: {e.Message}");
        }
    }
}
