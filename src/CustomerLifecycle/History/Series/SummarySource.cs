using System.Collections.Frozen;

namespace CustomerLifecycle;

/// <summary>Own facts of a profile: those that it keeps, and a clear refusal of all others.</summary>
internal sealed class SummarySource(FrozenDictionary<string, FactSummary> summaries) : FactSource
{
    public static SummarySource Nothing { get; } = new(FrozenDictionary<string, FactSummary>.Empty);

    public override FactValue Read(FactDeclaration fact, int day) => summaries.TryGetValue(fact.Identity, out FactSummary? summary)
        ? summary.Read(day)
        : throw new InvalidOperationException(
            fact.FitsASummary
                ? $"The profile does not keep the fact '{fact.Key}'; name it when the profile is made: new CustomerProfile(shop, facts). "
                    + "Or ask the CustomerHistory."
                : $"The fact '{fact.Key}' ({fact.Identity}) needs every event, which a profile does not keep; ask the CustomerHistory.");
}
