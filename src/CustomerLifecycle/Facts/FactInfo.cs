using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Describes facts of a type of the user's own, so that rules know their unit and how they change with time.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class FactInfo
{
    /// <summary>Describes a fact that time alone does not change.</summary>
    /// <typeparam name="TFacts">The type that holds the facts.</typeparam>
    /// <typeparam name="TValue">A number, a <see cref="bool"/> or an enum, perhaps nullable.</typeparam>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="selector">The property that holds it.</param>
    /// <param name="unit">The unit; flags are recognised by their type.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case, or the type is none of those named.</exception>
    public static FactInfo<TFacts> Of<TFacts, TValue>(
        string key, Expression<Func<TFacts, TValue>> selector, FactUnit unit = FactUnit.Number) =>
        Create<TFacts>(key, selector, unit, dailyChange: 0);

    /// <summary>Describes the number of days since something happened: it grows by one with each day.</summary>
    /// <typeparam name="TFacts">The type that holds the facts.</typeparam>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="selector">The property that holds it; <see langword="null"/>: never.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static FactInfo<TFacts> DaysSince<TFacts>(string key, Expression<Func<TFacts, int?>> selector) =>
        Create<TFacts>(key, selector, FactUnit.Days, dailyChange: +1);

    /// <summary>Describes the number of days until something happens: it shrinks by one with each day.</summary>
    /// <typeparam name="TFacts">The type that holds the facts.</typeparam>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="selector">The property that holds it; <see langword="null"/>: it is not planned.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static FactInfo<TFacts> DaysUntil<TFacts>(string key, Expression<Func<TFacts, int?>> selector) =>
        Create<TFacts>(key, selector, FactUnit.Days, dailyChange: -1);

    internal static FactInfo<TFacts> Create<TFacts>(string key, LambdaExpression selector, FactUnit unit, int dailyChange)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Create<TFacts>(key, selector.Parameters[0], selector.Body, unit, dailyChange);
    }

    internal static FactInfo<TFacts> Create<TFacts>(
        string key, ParameterExpression parameter, Expression body, FactUnit unit, int dailyChange)
    {
        if (!FactReader.IsNumeric(body.Type))
        {
            throw new ArgumentException(
                $"The fact '{key}' is of type {body.Type.Name}; a fact is a number, a bool or an enum, perhaps nullable.", nameof(body));
        }

        bool isFlag = (Nullable.GetUnderlyingType(body.Type) ?? body.Type) == typeof(bool);
        return new FactInfo<TFacts>(key, parameter, body, measure: null, lane: default)
        {
            Unit = isFlag ? FactUnit.Flag : unit,
            DailyChange = dailyChange,
        };
    }
}
