using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>A move that the rules asked for and that a policy or a person did not allow.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// Noted once for each stage and reason, until the rules agree with the stage again or the customer moves. It changes neither the stage nor
/// the furthest one. The default value is no refusal of any timeline.
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RefusedMove<TStage> : ISayable
    where TStage : notnull
{
    internal RefusedMove(
        StageInfo<TStage> from,
        StageInfo<TStage> to,
        Instant at,
        LocalDate on,
        CustomerEvent? item,
        RefusalReason reason,
        LocalDate? until,
        int ruleOrdinal)
    {
        From = from.Value;
        FromKey = from.Key;
        To = to.Value;
        ToKey = to.Key;
        At = at;
        On = on;
        Event = item;
        Reason = reason;
        Until = until;
        RuleOrdinal = ruleOrdinal;
    }

    /// <summary>Gets the stage in which the customer stayed.</summary>
    public TStage From { get; }

    /// <summary>Gets the stage that the rules gave.</summary>
    public TStage To { get; }

    /// <summary>The key of the stage in which the customer stayed, in the model.</summary>
    internal string? FromKey { get; }

    /// <summary>The key of the stage that the rules gave, in the model.</summary>
    internal string? ToKey { get; }

    /// <summary>Gets the instant from which on the rules gave it.</summary>
    public Instant At { get; }

    /// <summary>Gets the calendar day of <see cref="At"/> in the shop's zone.</summary>
    public LocalDate On { get; }

    /// <summary>Gets the last of the events at that instant; <see langword="null"/> where time alone brought it.</summary>
    public CustomerEvent? Event { get; }

    /// <summary>Gets why the customer stayed.</summary>
    public RefusalReason Reason { get; }

    /// <summary>
    /// Gets the first day on which the reason no longer stands, where that is known: the end of the minimum stay or of the override.
    /// </summary>
    public LocalDate? Until { get; }

    /// <summary>Gets the place of the rule that asked for the move in the list of rules; −1 where no rule did.</summary>
    public int RuleOrdinal { get; }

    /// <summary>Says why the customer stayed.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>E.g. <c>the minimum stay allows a move from 2024-05-01 on</c>.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        string name = Reason == RefusalReason.Override && Until is not null ? "OverrideUntil" : Reason.ToString();
        return TimelineTexts.Format(name, culture, Until is { } day ? SentenceText.Day(day, culture) : string.Empty);
    }

    /// <summary>The move refused, its day and the reason, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>growth → acquisition refused on 2024-04-05: the order of the stages does not allow it</c>.</returns>
    public override string ToString() =>
        $"{FromKey} → {ToKey} refused on {LocalDatePattern.Iso.Format(On)}: "
            + Say(CultureInfo.InvariantCulture);
}
