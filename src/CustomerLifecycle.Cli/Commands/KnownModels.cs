using CustomerLifecycle.Cli.Input;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>The models that a command can be asked for.</summary>
internal static class KnownModels
{
    public static string Keys { get; } = string.Join(", ", ShippedRules.All.Select(KeyOf));

    public static string KeyOf(IStageClassifier<CustomerFacts> rules) => rules.Model.Key;

    /// <summary>Says where nobody can tell when time alone changes the stage.</summary>
    /// <returns>Whether that is so.</returns>
    public static bool TellOfTheUnforeseeable(StageRules<CustomerFacts> rules, TextWriter messages)
    {
        foreach (Condition<CustomerFacts> condition in rules.Unforeseeable)
        {
            messages.WriteLine(
                $"Until when a stage lasts cannot be foreseen: '{condition}' compares facts that change with time in different ways.");
        }

        return rules.Unforeseeable.Count > 0;
    }

    /// <summary>A shipped model by its key, or the user's own from a JSON file.</summary>
    /// <exception cref="UsageException">There is no such model.</exception>
    /// <exception cref="InputException">The file is not a valid definition.</exception>
    public static StageRules<CustomerFacts> Find(string keyOrFile)
    {
        if (!keyOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return ShippedRules.Find(keyOrFile)
                ?? throw new UsageException(
                    $"There is no model '{keyOrFile}'. Use one of {Keys}, or a JSON file with a model of your own.");
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
