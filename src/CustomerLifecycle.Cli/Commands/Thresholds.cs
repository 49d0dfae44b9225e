using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using CustomerLifecycle.Cli.Input;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>Makes the rules of a shipped model with other thresholds, named as on the command line.</summary>
internal static class Thresholds
{
    /// <summary>
    /// The rules with some thresholds changed: <c>growth.activeDays=120</c>, <c>growth-active-days=120</c> and <c>GrowthActiveDays=120</c>
    /// are one.
    /// </summary>
    /// <exception cref="UsageException">The model has no thresholds, there is no such one, or the value is not lawful.</exception>
    public static StageRules<CustomerFacts> Change(string modelKey, IEnumerable<string> changes) => modelKey switch
    {
        FivePhaseJourney.Key => Create(new FivePhaseJourneyOptions(), changes, FivePhaseJourneyRules.Create),
        SixStepFunnel.Key => Create(new SixStepFunnelOptions(), changes, SixStepFunnelRules.Create),
        RelationshipCycle.Key => Create(new RelationshipCycleOptions(), changes, RelationshipCycleRules.Create),
        LifecycleMarketing.Key => Create(new LifecycleMarketingOptions(), changes, LifecycleMarketingRules.Create),
        BuyerLifecycle.Key => Create(new BuyerLifecycleOptions(), changes, BuyerLifecycleRules.Create),
        _ => throw new UsageException(
            $"--set changes thresholds of shipped models ({KnownModels.Keys}); for '{modelKey}' give the proposed rules with --rules."),
    };

    private static StageRules<CustomerFacts> Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        TOptions options, IEnumerable<string> changes, Func<TOptions, StageRules<CustomerFacts>> create)
        where TOptions : class
    {
        PropertyInfo[] properties = [.. typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)];
        HashSet<PropertyInfo> changed = [];
        foreach (string change in changes)
        {
            string[] sides = change.Split('=', 2, StringSplitOptions.TrimEntries);
            PropertyInfo property = Array.Find(properties, p => string.Equals(p.Name, Fold(sides[0]), StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException(
                    $"--set: there is no threshold '{sides[0]}'. Use one of {string.Join(", ", properties.Select(p => p.Name))}.");
            if (!changed.Add(property))
            {
                throw new UsageException($"--set: {property.Name} is given twice.");
            }

            property.SetValue(options, ValueOf(property, change, sides.Length == 2 ? sides[1] : string.Empty));
        }

        try
        {
            return create(options);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--set: {e.Message}");
        }
    }

    private static int ValueOf(PropertyInfo property, string change, string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new UsageException($"--set: '{change}' must be NAME=VALUE with a whole number, e.g. {property.Name}=120.");

    private static string Fold(string name) => name
        .Replace(".", string.Empty, StringComparison.Ordinal)
        .Replace("-", string.Empty, StringComparison.Ordinal)
        .Replace("_", string.Empty, StringComparison.Ordinal);
}
