using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Cli.Output;

/// <summary>A customer and the stage they are in.</summary>
/// <param name="Model">The model.</param>
/// <param name="Customer">The id.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Explanation">Why; null where nobody asked for anything but the stage.</param>
/// <param name="Reason">The same in words; null where nobody asked for them.</param>
/// <param name="Since">The day on which they entered it; null where nothing is known of them.</param>
/// <param name="Next">The next change if nothing happens.</param>
/// <param name="Ways">What it would take to be in each other stage; null where nobody asked.</param>
internal sealed record ClassifiedCustomer(
    StageModel Model,
    string Customer,
    StageInfo Stage,
    StageExplanation<CustomerFacts>? Explanation,
    string? Reason,
    LocalDate? Since,
    NextStageChange<string>? Next,
    IReadOnlyList<WaysToStage<CustomerFacts>>? Ways)
{
    /// <summary>A customer of whom it is known where they stand.</summary>
    /// <param name="customer">The id.</param>
    /// <param name="current">Where they stand.</param>
    /// <param name="language">The language of the reason; null where nobody asked for it.</param>
    /// <param name="ways">What it would take to be in each other stage; null where nobody asked.</param>
    public static ClassifiedCustomer Of(
        string customer, CurrentStage<string> current, CultureInfo? language, IReadOnlyList<WaysToStage<CustomerFacts>>? ways = null) =>
        new(
            current.Model,
            customer,
            current.Model[current.Stage],
            current.Explanation,
            language is null ? null : current.Explanation.SayReason(language),
            current.Since,
            current.NextChange,
            ways);
}
