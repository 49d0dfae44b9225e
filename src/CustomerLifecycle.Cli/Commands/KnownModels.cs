using CustomerLifecycle.Cli.Input;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>The models that a command can be asked for.</summary>
internal static class KnownModels
{
    /// <summary>
    /// The model that comes first and answers where nobody names one: its stages are the work that a shop already does and the names that
    /// mail and shop tools use (welcome, second order, loyalty, win-back), and each has tactics to act on.
    /// </summary>
    public const string BestKnown = LifecycleMarketing.Key;

    public static string Keys { get; } = string.Join(", ", ShippedRules.Keys);

    public static string KeyOf(IStageClassifier<CustomerFacts> rules) => rules.Model.Key;

    /// <summary>Says where days must be tried to find out when time alone changes the stage, and how far that goes.</summary>
    public static void TellOfTheUnforeseeable(StageRules<CustomerFacts> rules, TextWriter messages)
    {
        foreach (Condition<CustomerFacts> condition in rules.Unforeseeable)
        {
            messages.WriteLine(FormattableString.Invariant(
                $"Until when a stage lasts is found by trying the next {StageTimeline.MostDaysTried} days, and nobody looks farther: ")
                + $"'{condition}' compares facts that change with time in different ways.");
        }
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

        return DefinitionFile.Read(keyOrFile, StageModelJson.Parse);
    }
}
