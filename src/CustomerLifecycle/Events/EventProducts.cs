using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// The products that an order or a basket names, each once, in the order in which they were given: <c>["tea", "cups"]</c>.
/// </summary>
/// <remarks>Two are equal where they name the same products in the same order.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[CollectionBuilder(typeof(EventProducts), nameof(Of))]
public sealed class EventProducts : IReadOnlyList<string>, IEquatable<EventProducts>
{
    private readonly ImmutableArray<string> _names;

    private EventProducts(ImmutableArray<string> names) => _names = names;

    /// <summary>Gets no products: nobody said what it is about.</summary>
    public static EventProducts None { get; } = new([]);

    /// <summary>Gets the number of products.</summary>
    public int Count => _names.Length;

    /// <summary>Gets a product.</summary>
    /// <param name="index">Which one, from 0 on.</param>
    public string this[int index] => _names[index];

    /// <summary>Names products.</summary>
    /// <param name="names">The names; one that comes again is left out.</param>
    /// <returns>The products.</returns>
    /// <exception cref="ArgumentException">A name is empty or white space.</exception>
    public static EventProducts Of(ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(names));
        }

        return names.IsEmpty ? None : new([.. names.ToArray().Distinct(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(EventProducts? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventProducts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (string name in _names)
        {
            hash.Add(name, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The names.</summary>
    /// <returns>E.g. <c>tea, cups</c>.</returns>
    public override string ToString() => string.Join(", ", _names);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int CompareTo(EventProducts other)
    {
        foreach ((string name, string others) in _names.Zip(other._names))
        {
            int order = string.CompareOrdinal(name, others);
            if (order != 0)
            {
                return order;
            }
        }

        return _names.Length.CompareTo(other._names.Length);
    }
}
