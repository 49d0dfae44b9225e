using System.Linq.Expressions;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>A fact of the user's own about a customer: <c>facts[fact]</c> is its value, in rules and elsewhere.</summary>
/// <typeparam name="TValue">
/// <see cref="int"/>, <see cref="double"/> and <see cref="bool"/> for what is always there; <c>int?</c>, <c>double?</c>, <c>string?</c> and
/// <c>LocalDate?</c> for what may be missing.
/// </typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class Fact<TValue> : CustomerFact
{
    internal Fact(
        FactDeclaration declaration,
        LocalizedText? name = null,
        FactPhrases? phrases = null,
        IReadOnlyList<FactInfo<CustomerFacts>>? evidence = null)
        : base(declaration, name, phrases, evidence ?? [])
    {
    }

    /// <summary>The same fact of fewer events: of those that satisfy the predicate as well.</summary>
    /// <param name="predicate">
    /// What an event must carry, e.g. <c>e => e.Channel == "store"</c>; it must depend on the event alone. A product is asked for with
    /// <c>e => e.Products.Contains("tea")</c>; <c>e => e.Reference == "tea"</c> means the same, whichever product of an order it is.
    /// </param>
    /// <returns>The fact.</returns>
    /// <exception cref="InvalidOperationException">The fact is calculated from others, or an attribute.</exception>
    public Fact<TValue> Where(Expression<Func<CustomerEvent, bool>> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Over(Declaration.With(selector: Narrowable().Where(predicate)));
    }

    /// <summary>
    /// The same fact of the last calendar days that end with the day asked for: days since 0 to <paramref name="days"/> − 1.
    /// </summary>
    /// <param name="days">How many days; 1 or more.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    /// <exception cref="InvalidOperationException">The fact is calculated from others, or an attribute.</exception>
    public Fact<TValue> InLastDays(int days) => In(FactWindow.LastDays(days));

    /// <summary>
    /// The same fact of every day after the same day so many months before, as NodaTime reckons, up to the day asked for.
    /// </summary>
    /// <param name="months">How many months; 1 or more.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    /// <exception cref="InvalidOperationException">The fact is calculated from others, or an attribute.</exception>
    public Fact<TValue> InLastMonths(int months) => In(FactWindow.LastMonths(months));

    /// <summary>The same fact of the calendar month, quarter or year that holds the day asked for.</summary>
    /// <param name="unit">Which period.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="InvalidOperationException">The fact is calculated from others, or an attribute.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public Fact<TValue> InThis(CalendarUnit unit) => Enum.IsDefined(unit)
        ? In(FactWindow.This(unit))
        : throw new ArgumentOutOfRangeException(nameof(unit), unit, "Use one of the units of CalendarUnit.");

    /// <summary>The same fact of the days between two dates.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last one.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is not after <paramref name="from"/>.</exception>
    /// <exception cref="InvalidOperationException">The fact is calculated from others, or an attribute.</exception>
    public Fact<TValue> Between(LocalDate from, LocalDate until) =>
        In(FactWindow.Between(from.WithCalendar(CalendarSystem.Iso), until.WithCalendar(CalendarSystem.Iso)));

    /// <summary>The same fact with a name for people.</summary>
    /// <param name="english">The English name, e.g. <c>tastings in 90 days</c>.</param>
    /// <param name="german">The German name, or <see langword="null"/> where English serves for both.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentException">A text is empty or white space.</exception>
    public Fact<TValue> Named(string english, string? german = null) => Named(LocalizedText.Of(english, german));

    /// <summary>The same fact with a name for people, in any languages.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The fact.</returns>
    public Fact<TValue> Named(LocalizedText name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(Declaration, name, Phrases, Evidence);
    }

    /// <summary>The same fact with phrases for its values, in place of those that are built from name and declaration.</summary>
    /// <param name="phrases">How a value is said.</param>
    /// <returns>The fact.</returns>
    public Fact<TValue> Said(FactPhrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return new(Declaration, Name, phrases, Evidence);
    }

    /// <summary>The same fact with the facts that a value rests on: reasons say theirs beside it.</summary>
    /// <param name="evidence">
    /// The facts, e.g. <c>CustomerFacts.Catalog["days-since-last-order"]</c> or <see cref="CustomerFact.Info"/> of one's own.
    /// </param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentNullException">One of the facts is <see langword="null"/>.</exception>
    public Fact<TValue> ExplainedBy(params IEnumerable<FactInfo<CustomerFacts>> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        FactInfo<CustomerFacts>[] facts = [.. evidence];
        Array.ForEach(facts, fact => ArgumentNullException.ThrowIfNull(fact, nameof(evidence)));
        return new(Declaration, Name, Phrases, facts);
    }

    /// <summary>
    /// The same fact of orders that do not count as well: a customer who ordered and canceled was seen, and has given a sign of life.
    /// </summary>
    internal Fact<TValue> OfEveryOrder() => Over(Declaration.With(selector: Narrowable().OfEveryOrder()));

    private protected override FactInfo<CustomerFacts> CreateInfo()
    {
        ParameterExpression facts = Expression.Parameter(typeof(CustomerFacts), "f");
        return OwnFactInfo.Of(
            this,
            facts,
            Expression.Call(facts, OwnFactInfo.IndexerOf<TValue>().GetMethod!, Expression.Constant(this)),
            Name,
            Phrases,
            Evidence);
    }

    private Fact<TValue> In(FactWindow window)
    {
        Narrowable();
        return Over(Declaration.With(window: window));
    }

    private Fact<TValue> Over(FactDeclaration declaration) => new(declaration, Name, Phrases, Evidence);

    private FactSelector Narrowable() => Declaration is { Selector: { } selector, Aggregate: not FactAggregate.Attribute }
        ? selector
        : throw new InvalidOperationException(
            $"'{Key}' is {(Declaration.Selector is null ? "calculated from other facts" : "an attribute")}; "
                + "only facts of events can be narrowed.");
}
