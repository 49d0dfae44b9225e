using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>What a tracker tells: a customer entered a stage, or, after a correction, did not do so after all.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class StageChange<TStage> : IJsonResult
    where TStage : notnull
{
    /// <summary>
    /// Initializes a new instance of the <see cref="StageChange{TStage}"/> class from what a store has kept of one; it has the same id.
    /// </summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="model">The model.</param>
    /// <param name="change">What was told (<see cref="Told"/>).</param>
    /// <param name="on">The calendar day (<see cref="On"/>).</param>
    /// <param name="isRetraction">Whether it was taken back (<see cref="IsRetraction"/>).</param>
    /// <exception cref="ArgumentException">
    /// The model no longer has a stage of the change; where stages are strings, such a stage is known by its key alone.
    /// </exception>
    public StageChange(string customer, StageModel<TStage> model, ToldChange change, LocalDate on, bool isRetraction)
        : this(
            Guard.Against.Null(customer),
            Guard.Against.Null(model),
            in change,
            on,
            transition: null,
            isRetraction)
    {
    }

    internal StageChange(
        string customer,
        StageModel<TStage> model,
        in ToldChange change,
        LocalDate on,
        StageTransition<TStage>? transition,
        bool isRetraction)
    {
        Customer = customer;
        Model = model;
        From = change.From is { } from ? StageOf(model, from) : null;
        To = StageOf(model, change.To);
        At = change.At;
        On = on;
        Transition = transition;
        IsRetraction = isRetraction;
        Told = change;
        Id = IdOf(customer, model, in change, isRetraction);
    }

    /// <summary>
    /// Gets the id, which is the same for the same change wherever and whenever it is worked out, so that a receiver can tell a second
    /// delivery from a second change.
    /// </summary>
    public Guid Id { get; }

    /// <summary>Gets the customer's id.</summary>
    public string Customer { get; }

    /// <summary>Gets the model.</summary>
    public StageModel<TStage> Model { get; }

    /// <summary>Gets the stage left; <see langword="null"/> where the customer became known and entered their first stage.</summary>
    public StageInfo<TStage>? From { get; }

    /// <summary>Gets the stage entered.</summary>
    public StageInfo<TStage> To { get; }

    /// <summary>Gets the first instant in the new stage.</summary>
    public Instant At { get; }

    /// <summary>Gets the calendar day of <see cref="At"/> in the shop's zone.</summary>
    public LocalDate On { get; }

    /// <summary>
    /// Gets the transition with its cause, direction and rule; <see langword="null"/> for a first stage, for a retraction, and for a change
    /// that comes out of a store.
    /// </summary>
    public StageTransition<TStage>? Transition { get; }

    /// <summary>Gets a value indicating whether the change, told before, did not happen after all.</summary>
    public bool IsRetraction { get; }

    /// <summary>
    /// Gets how many times this very change has been told, from 1; more than once only where it was retracted in between.
    /// </summary>
    public int Occurrence => Told.Occurrence;

    /// <summary>Gets stages, instant and occurrence in a form that any store can keep.</summary>
    public ToldChange Told { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("customer", Customer);
        json.WriteString("model", Model.Key);
        json.WriteString("from", From?.Key);
        json.WriteString("to", To.Key);
        json.WriteString("name", To.Name.In(culture));
        json.WriteString("at", InstantPattern.ExtendedIso.Format(At));
        ReadableJson.WriteDay(json, "on", On);
        json.WriteString("cause", Transition?.Say(culture));
        json.WriteBoolean("isRetraction", IsRetraction);
        json.WriteNumber("occurrence", Occurrence);
        json.WriteEndObject();
    }

    /// <summary>Customer, stages and day, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>ada: growth → win-back on 2024-04-05</c>, with <c>not </c> before a retraction.</returns>
    public override string ToString() =>
        $"{(IsRetraction ? "not " : string.Empty)}{Customer}: "
            + $"{(From is null ? string.Empty : From.Key + " → ")}{To.Key} on {LocalDatePattern.Iso.Format(On)}";

    private static StageInfo<TStage> StageOf(StageModel<TStage> model, string key) =>
        model.FindKept(key) ?? throw new ArgumentException(
            $"A change of the stage '{key}' was told before, but the model '{model.Key}' no longer has it.", nameof(key));

    private static Guid IdOf(string customer, StageModel<TStage> model, in ToldChange change, bool isRetraction)
    {
        string identity = string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Key}\n{change.From}\n{change.To}\n{change.At.ToUnixTimeTicks()}\n{change.Occurrence}\n"
                + $"{isRetraction}\n{customer}");
        Span<byte> id = SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16);

        // Version 8 and variant 2: a UUID whose bits follow a rule of one's own (RFC 9562, section 5.8).
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
