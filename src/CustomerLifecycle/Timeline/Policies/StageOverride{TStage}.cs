using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>What a person says of a customer's stage, whatever the rules say: with a reason, an author and, mostly, an expiry.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// Of several, the one that began last counts, and those before it no longer do. It begins at an instant and ends with a day; when it ends,
/// the rules decide anew, and no policy holds the customer back.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageOverride<TStage>
    where TStage : notnull
{
    /// <summary>Initializes a new instance of the <see cref="StageOverride{TStage}"/> class.</summary>
    /// <param name="stage">The stage that the customer is to be in.</param>
    /// <param name="from">The first instant at which it is in force. Before the customer's first event it has no effect.</param>
    /// <param name="until">The first day on which it no longer is, in the shop's zone; <see langword="null"/>: it does not expire.</param>
    /// <param name="reason">Why.</param>
    /// <param name="author">Who says so.</param>
    /// <exception cref="ArgumentException">Reason or author is blank, or the day is not in the ISO calendar.</exception>
    public StageOverride(TStage stage, Instant from, LocalDate? until, string reason, string author)
    {
        ArgumentNullException.ThrowIfNull(stage);
        Guard.Against.NullOrWhiteSpace(reason);
        Guard.Against.NullOrWhiteSpace(author);
        if (until is { } day)
        {
            Guard.Against.NotIso(day, nameof(until));
        }

        Stage = stage;
        From = from;
        Until = until;
        Reason = reason;
        Author = author;
    }

    /// <summary>Gets the stage.</summary>
    public TStage Stage { get; }

    /// <summary>Gets the first instant at which the override is in force.</summary>
    public Instant From { get; }

    /// <summary>Gets the first day on which the override is no longer in force; <see langword="null"/>: it does not expire.</summary>
    public LocalDate? Until { get; }

    /// <summary>Gets why.</summary>
    public string Reason { get; }

    /// <summary>Gets who says so.</summary>
    public string Author { get; }

    /// <summary>What JSON says of an override, wherever it stands.</summary>
    internal void WriteMembersTo(Utf8JsonWriter json, StageModel<TStage> model)
    {
        json.WriteString("stage", model.KeptKeyOf(Stage));
        json.WriteString("from", InstantPattern.ExtendedIso.Format(From));
        ReadableJson.WriteDay(json, "until", Until);
        json.WriteString("reason", Reason);
        json.WriteString("author", Author);
    }

    /// <summary>Whether another override says the same of the same time.</summary>
    internal bool SaysTheSame(StageOverride<TStage> other) =>
        EqualityComparer<TStage>.Default.Equals(Stage, other.Stage)
        && From == other.From
        && Until == other.Until
        && string.Equals(Reason, other.Reason, StringComparison.Ordinal)
        && string.Equals(Author, other.Author, StringComparison.Ordinal);

    /// <summary>Stage, author, reason and term, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>growth, by Ada until 2025-03-01: trial contract</c>.</returns>
    public override string ToString() =>
        $"{KebabKey.FromValue(Stage)}, by {Author}"
            + $"{(Until is { } day ? $" until {LocalDatePattern.Iso.Format(day)}" : string.Empty)}: {Reason}";
}
