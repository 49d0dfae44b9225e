using System.Collections;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>All customers of a shop: the events of each, kept small, and the history of each when it is asked for.</summary>
/// <remarks>
/// <para>
/// Made in bulk: from rows of a table (<c>CustomerRecords.ToBase</c>) or from entities of one's own. An event takes about 36
/// bytes where it carries time, amount, a number as id, and texts that many events have in common; what else it carries comes on top.
/// </para>
/// <para>
/// A history is made anew each time it is asked for, and kept by nobody: ask once per customer, and hold it while it is needed.
/// </para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class CustomerBase : IReadOnlyList<KeyValuePair<string, CustomerHistory>>
{
    private readonly CustomerKeys _keys;
    private readonly ICustomerEvents _events;

    internal CustomerBase(Shop shop, CustomerKeys keys, ICustomerEvents events)
    {
        (Shop, _keys, _events) = (shop, keys, events);
    }

    /// <summary>Gets what holds for all customers.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the number of customers.</summary>
    public int Count => _keys.Count;

    /// <summary>Gets the ids of the customers, in the order in which they were first named.</summary>
    public IReadOnlyList<string> Keys => _keys.All;

    /// <summary>Gets a customer, the history made anew.</summary>
    /// <param name="index">The number of the customer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public KeyValuePair<string, CustomerHistory> this[int index] => KeyValuePair.Create(KeyAt(index), _events.HistoryOf(index));

    /// <summary>The history of a customer, made anew.</summary>
    /// <param name="key">The id.</param>
    /// <returns>The history; <see langword="null"/> where there is no such customer.</returns>
    public CustomerHistory? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _keys.TryFind(key, out int number) ? _events.HistoryOf(number) : null;
    }

    /// <summary>Asks for every customer, on all cores, and gives the answers in the order of the customers.</summary>
    /// <typeparam name="TResult">The answer.</typeparam>
    /// <param name="answer">The question, asked on several threads at once.</param>
    /// <returns>The answers, worked out while they are gone through; whoever stops going stops the work.</returns>
    public IEnumerable<TResult> Ask<TResult>(Func<string, CustomerHistory, TResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return AnswersInOrder<TResult>.Of(Count, (from, to) =>
        {
            TResult[] answers = new TResult[to - from];
            for (int i = from; i < to; i++)
            {
                answers[i - from] = answer(KeyAt(i), _events.HistoryOf(i));
            }

            return answers;
        });
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, CustomerHistory>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many customers there are.</summary>
    /// <returns>E.g. <c>240 customers</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Count} customers");

    /// <summary>Whether there is such a customer.</summary>
    internal bool Knows(string key) => _keys.TryFind(key, out _);

    /// <summary>Gives the facts of one customer after the other; each thread needs its own.</summary>
    internal FactFold Fold(LocalDate asOf, AskedFacts asked) => new(_events, Shop, asOf.WithCalendar(CalendarSystem.Iso), asked);

    /// <summary>Where events come from.</summary>
    internal ICustomerEvents Events => _events;

    internal string KeyAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _keys.All[index];
    }
}
