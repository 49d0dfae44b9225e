using Microsoft.Extensions.Options;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Reports everything that is wrong with the options at once, each with its path.</summary>
internal sealed class CustomerLifecycleOptionsValidator(IDateTimeZoneProvider zones) : IValidateOptions<CustomerLifecycleOptions>
{
    public ValidateOptionsResult Validate(string? name, CustomerLifecycleOptions options)
    {
        ValidateOptionsResultBuilder result = new();
        if (options.TimeZone is { } zone && zones.GetZoneOrNull(zone) is null)
        {
            result.AddError($"'{zone}' is not a time zone; use an id such as 'Europe/Berlin' or 'UTC'.", nameof(options.TimeZone));
        }

        if (options.Currency is { } currency && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
        {
            result.AddError($"'{currency}' is not a currency; use an ISO 4217 code such as 'EUR'.", nameof(options.Currency));
        }

        if (!Enum.IsDefined(options.Updates))
        {
            result.AddError($"'{options.Updates}' is none of {string.Join(", ", Enum.GetNames<EventUpdates>())}.", nameof(options.Updates));
        }

        if (options.WeekStart is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
        {
            result.AddError(
                $"'{options.WeekStart}' is no day of the week; use one such as 'Monday' or 'Sunday'.", nameof(options.WeekStart));
        }

        try
        {
            _ = options.Decline.ToPolicy();
        }
        catch (ArgumentOutOfRangeException e)
        {
            result.AddError(e.Message, nameof(options.Decline));
        }

        Check(
            nameof(options.FivePhaseJourney),
            options.FivePhaseJourney.Validate(),
            () => FivePhaseJourneyRules.Create(options.FivePhaseJourney));
        Check(nameof(options.SixStepFunnel), options.SixStepFunnel.Validate(), () => SixStepFunnelRules.Create(options.SixStepFunnel));
        Check(
            nameof(options.RelationshipCycle),
            options.RelationshipCycle.Validate(),
            () => RelationshipCycleRules.Create(options.RelationshipCycle));
        Check(
            nameof(options.LifecycleMarketing),
            options.LifecycleMarketing.Validate(),
            () => LifecycleMarketingRules.Create(options.LifecycleMarketing));
        Check(nameof(options.BuyerLifecycle), options.BuyerLifecycle.Validate(), () => BuyerLifecycleRules.Create(options.BuyerLifecycle));
        return result.Build();

        void Check(string property, IReadOnlyList<string> problems, Func<StageRules<CustomerFacts>> rules)
        {
            // Thresholds that are lawful one by one may still leave a rule that can never win.
            foreach (string problem in problems.Count > 0 ? problems : rules().Findings.Select(f => f.Message))
            {
                result.AddError(problem, property);
            }
        }
    }
}
