using System.Linq.Expressions;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Declares facts of the user's own: which events (<see cref="EventKind"/>, narrowed by <see cref="Fact{TValue}.Where"/>), what of them,
/// and in which window (<see cref="Fact{TValue}.InLastDays"/>, …).
/// </summary>
/// <remarks>
/// <para>
/// <c>static readonly Fact&lt;int&gt; Orders12 = Fact.Count("orders-12-months", CustomerEventKind.Order).InLastMonths(12);</c> and in a
/// rule <c>f => f[Orders12] >= 4</c>.
/// </para>
/// <para>
/// Of orders, those are selected that count under the shop's <see cref="OrderPolicy"/>; a sum is of what the events say, and returns are
/// events of their own. Days are calendar days in the shop's zone.
/// </para>
/// </remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class Fact
{
    /// <summary>How many events there are.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kinds">Of which kinds.</param>
    /// <returns>The fact; 0 where there is none.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or no kind is given.</exception>
    public static Fact<int> Count(string key, params IReadOnlyList<EventKind> kinds) => Of<int>(key, FactAggregate.Count, kinds);

    /// <summary>Calendar days since the last event, or the last but some.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="nth">1 for the last, 2 for the one before it, …</param>
    /// <returns>The fact; missing where there are fewer events.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nth"/> is below 1.</exception>
    public static Fact<int?> DaysSince(string key, EventKind kind, int nth = 1) => DaysSince(key, [kind], nth);

    /// <summary>Calendar days since the last event of any of some kinds, or the last but some.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kinds">Of which kinds.</param>
    /// <param name="nth">1 for the last, 2 for the one before it, …</param>
    /// <returns>The fact; missing where there are fewer events.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or no kind is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nth"/> is below 1.</exception>
    public static Fact<int?> DaysSince(string key, IReadOnlyList<EventKind> kinds, int nth = 1)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nth);
        return new(new FactDeclaration(key, FactAggregate.DaysSince, new FactSelector(kinds, [])) { Nth = nth });
    }

    /// <summary>Calendar days since the first event.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kinds">Of which kinds.</param>
    /// <returns>The fact; missing where there is none.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or no kind is given.</exception>
    public static Fact<int?> DaysSinceFirst(string key, params IReadOnlyList<EventKind> kinds) =>
        Of<int?>(key, FactAggregate.DaysSinceFirst, kinds);

    /// <summary>Calendar days until the date that the newest event carries; 0 on that day, negative after it.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="date">The date, e.g. <c>e => e.ContractEnd</c> or <c>e => e.Details["due"]</c>.</param>
    /// <returns>The fact; missing where there is none.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no date that an event carries.</exception>
    public static Fact<int?> DaysUntil(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> date) =>
        new(new FactDeclaration(key, FactAggregate.DaysUntil, new FactSelector([kind], [])) { Of = PropertyOf(date, asDate: true) });

    /// <summary>The sum of a number that events carry.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="number">The number, e.g. <c>e => e.Amount</c> or <c>e => e.Details["guests"]</c>.</param>
    /// <returns>The fact; 0 where there is none.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no number that an event carries.</exception>
    public static Fact<double> Sum(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> number) =>
        OfNumber<double>(key, FactAggregate.Sum, kind, number);

    /// <summary>The mean of a number that events carry.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="number">The number.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no number that an event carries.</exception>
    public static Fact<double?> Mean(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> number) =>
        OfNumber<double?>(key, FactAggregate.Mean, kind, number);

    /// <summary>The smallest of the numbers that events carry.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="number">The number.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no number that an event carries.</exception>
    public static Fact<double?> Smallest(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> number) =>
        OfNumber<double?>(key, FactAggregate.Smallest, kind, number);

    /// <summary>The largest of the numbers that events carry.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="number">The number.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no number that an event carries.</exception>
    public static Fact<double?> Largest(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> number) =>
        OfNumber<double?>(key, FactAggregate.Largest, kind, number);

    /// <summary>The number that the first event carries.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="number">The number.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no number that an event carries.</exception>
    public static Fact<double?> First(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> number) =>
        OfNumber<double?>(key, FactAggregate.First, kind, number);

    /// <summary>The number that the newest event carries.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="number">The number.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no number that an event carries.</exception>
    public static Fact<double?> Latest(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> number) =>
        OfNumber<double?>(key, FactAggregate.Latest, kind, number);

    /// <summary>The text that the first event carries.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="text">The text, e.g. <c>e => e.Channel</c> or <c>e => e.Details["wine"]</c>.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no text that an event carries.</exception>
    public static Fact<string?> FirstText(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> text) =>
        OfText(key, FactAggregate.First, kind, text);

    /// <summary>The text that the newest event carries.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="text">The text.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no text that an event carries.</exception>
    public static Fact<string?> LatestText(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> text) =>
        OfText(key, FactAggregate.Latest, kind, text);

    /// <summary>The text that most events carry; of several the one seen last.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="text">The text.</param>
    /// <returns>The fact; missing where no event carries it.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is no text that an event carries.</exception>
    public static Fact<string?> MostFrequent(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> text) =>
        OfText(key, FactAggregate.MostFrequent, kind, text);

    /// <summary>How many different values events carry.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="value">A text or number, e.g. <c>e => e.Channel</c>; events without it are not counted.</param>
    /// <returns>The fact; 0 where there is none.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the expression is nothing that an event carries.</exception>
    public static Fact<int> CountDistinct(string key, EventKind kind, Expression<Func<CustomerEvent, object?>> value) =>
        new(new FactDeclaration(key, FactAggregate.Distinct, new FactSelector([kind], [])) { Of = PropertyOf(value) });

    /// <summary>An attribute of the customer as a text: what it was last set to, as of the day asked for.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="name">The name of the attribute as events give it; <see langword="null"/>: the key.</param>
    /// <returns>The fact; missing where it was never set, or cleared.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static Fact<string?> Attribute(string key, string? name = null) => OfAttribute<string?>(key, name, EventProperty.Attribute());

    /// <summary>An attribute of the customer as a number.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="name">The name of the attribute as events give it; <see langword="null"/>: the key.</param>
    /// <returns>The fact; missing where it was never set, or to no number.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static Fact<double?> NumberAttribute(string key, string? name = null) =>
        OfAttribute<double?>(key, name, EventProperty.Attribute(asNumber: true));

    /// <summary>An attribute of the customer as yes or no.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="name">The name of the attribute as events give it; <see langword="null"/>: the key.</param>
    /// <returns>The fact; no where it was never set, or to something else than yes (<c>true</c>, <c>yes</c>, <c>1</c>).</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static Fact<bool> FlagAttribute(string key, string? name = null) =>
        OfAttribute<bool>(key, name, EventProperty.Attribute(asNumber: true));

    /// <summary>An attribute of the customer as a date.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="name">The name of the attribute as events give it; <see langword="null"/>: the key.</param>
    /// <returns>The fact; missing where it was never set, or to no date.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static Fact<LocalDate?> DateAttribute(string key, string? name = null) =>
        OfAttribute<LocalDate?>(key, name, EventProperty.Attribute(asDate: true));

    /// <summary>Calendar days until a date that an attribute holds; 0 on that day, negative after it.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="name">The name of the attribute as events give it.</param>
    /// <returns>The fact; missing where it was never set, or to no date.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the name is empty.</exception>
    public static Fact<int?> DaysUntilAttribute(string key, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(
            new FactDeclaration(key, FactAggregate.DaysUntil, FactSelector.OfAttribute(name))
            {
                Of = EventProperty.Attribute(asDate: true),
            });
    }

    /// <summary>Arithmetic over other facts, shipped ones and one's own.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="expression">E.g. <c>f => f.Revenue / f[Visits90]</c>.</param>
    /// <returns>The fact; missing where a fact that it is made of is, or where nothing finite comes out, as in a division by 0.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static Fact<double?> Calculate(string key, Expression<Func<CustomerFacts, double?>> expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return new(new FactDeclaration(key, FactAggregate.Calculated, selector: null) { Calculation = new FactCalculation(expression) });
    }

    private static Fact<TValue> Of<TValue>(string key, FactAggregate aggregate, IReadOnlyList<EventKind> kinds) =>
        new(new FactDeclaration(key, aggregate, new FactSelector(kinds, [])));

    private static Fact<TValue> OfNumber<TValue>(
        string key, FactAggregate aggregate, EventKind kind, Expression<Func<CustomerEvent, object?>> number) =>
        new(new FactDeclaration(key, aggregate, new FactSelector([kind], [])) { Of = PropertyOf(number, asNumber: true) });

    private static Fact<string?> OfText(
        string key, FactAggregate aggregate, EventKind kind, Expression<Func<CustomerEvent, object?>> text) =>
        new(new FactDeclaration(key, aggregate, new FactSelector([kind], [])) { Of = PropertyOf(text) });

    private static Fact<TValue> OfAttribute<TValue>(string key, string? name, EventProperty value)
    {
        Guard.Against.NotKebabCase(key);
        return new(new FactDeclaration(key, FactAggregate.Attribute, FactSelector.OfAttribute(name ?? key)) { Of = value });
    }

    private static EventProperty PropertyOf(Expression<Func<CustomerEvent, object?>> expression, bool asNumber = false, bool asDate = false)
    {
        ArgumentNullException.ThrowIfNull(expression);
        string? name = EventPredicateReader.PropertyOf(ConstantFolder.Fold(expression.Body), expression.Parameters[0]);
        EventProperty? property = name is null ? null : EventProperty.Find(name, asNumber, asDate);
        bool fits = property is not null && property.IsDate == asDate && (!asNumber || !property.IsText);
        return fits
            ? property!
            : throw new ArgumentException(
                $"'{expression.Body}' is not {(asDate ? "a date" : asNumber ? "a number" : "a text or number")} that an event carries; "
                    + "use a property such as e.Amount or e.Channel, or e.Details[\"name\"].",
                nameof(expression));
    }
}
