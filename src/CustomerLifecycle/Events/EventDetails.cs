using System.Collections.Immutable;

namespace CustomerLifecycle;

/// <summary>Details of the user's own that an event carries: named texts, numbers, dates and flags.</summary>
/// <remarks>Two are equal where they hold the same values under the same names, in whatever order they were given.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class EventDetails : IEquatable<EventDetails>
{
    private readonly ImmutableSortedDictionary<string, EventDetail> _values;

    private EventDetails(ImmutableSortedDictionary<string, EventDetail> values) => _values = values;

    /// <summary>Gets no details.</summary>
    public static EventDetails None { get; } = new(ImmutableSortedDictionary.Create<string, EventDetail>(StringComparer.Ordinal));

    /// <summary>Gets the number of details.</summary>
    public int Count => _values.Count;

    /// <summary>Gets the details by name, in the order of the names.</summary>
    public IReadOnlyDictionary<string, EventDetail> All => _values;

    /// <summary>Gets a detail by its name; <see langword="null"/> where the event has none of that name.</summary>
    /// <param name="name">The name.</param>
    public EventDetail? this[string name] => _values.TryGetValue(name, out EventDetail value) ? value : (EventDetail?)null;

    /// <summary>Details with one more, or with another value for one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The new details; these stay as they are.</returns>
    /// <exception cref="ArgumentException">The name is empty or white space.</exception>
    public EventDetails With(string name, EventDetail value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_values.SetItem(name, value));
    }

    /// <inheritdoc/>
    public bool Equals(EventDetails? other) => other is not null && (ReferenceEquals(this, other) || CompareTo(other) == 0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventDetails);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach ((string name, EventDetail value) in _values)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>Names and values.</summary>
    /// <returns>E.g. <c>guests 4, wine red</c>.</returns>
    public override string ToString() => string.Join(", ", _values.Select(v => $"{v.Key} {v.Value}"));

    internal int CompareTo(EventDetails other)
    {
        foreach (((string name, EventDetail value), (string otherName, EventDetail otherValue)) in _values.Zip(other._values))
        {
            int order = string.CompareOrdinal(name, otherName);
            order = order != 0 ? order : value.CompareTo(otherValue);
            if (order != 0)
            {
                return order;
            }
        }

        return _values.Count.CompareTo(other._values.Count);
    }
}
