using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle;

/// <summary>What kind of thing happened: one that ships, or one of the user's own with a name, e.g. <c>demo-booked</c>.</summary>
/// <remarks>
/// <para>A <see cref="CustomerEventKind"/> is one by itself: <c>Fact.Count("orders", CustomerEventKind.Order)</c>.</para>
/// <para>The default value is a nameless custom event.</para>
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly record struct EventKind
{
    private readonly CustomerEventKind _shipped;
    private readonly string? _own;

    private EventKind(CustomerEventKind shipped, string? own)
    {
        _shipped = shipped;
        _own = own;
    }

    /// <summary>Gets the shipped kind; <see cref="CustomerEventKind.Custom"/> for one of the user's own.</summary>
    public CustomerEventKind Shipped => _shipped;

    /// <summary>Gets a value indicating whether the kind is one of the user's own.</summary>
    public bool IsOwn => _own is not null;

    /// <summary>Gets the key in kebab case: what files and JSON hold.</summary>
    public string Key => _own ?? CustomerEventKinds.KeyOf(_shipped);

    /// <summary>The kind that ships.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not defined.</exception>
    public static implicit operator EventKind(CustomerEventKind kind) => FromShipped(kind);

    /// <summary>The kind that ships.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not defined.</exception>
    public static EventKind FromShipped(CustomerEventKind kind)
    {
        _ = CustomerEventKinds.KeyOf(kind);
        return new(kind, own: null);
    }

    /// <summary>A kind by its key: the shipped one that answers to it, else one of the user's own.</summary>
    /// <param name="key">The key in kebab case, e.g. <c>demo-booked</c>.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public static EventKind Of(string key)
    {
        Guard.Against.NotKebabCase(key);
        return CustomerEventKinds.TryParse(key, out CustomerEventKind shipped) ? FromShipped(shipped) : OfOwn(key);
    }

    /// <summary>Reads a kind that ships or is one of those declared.</summary>
    /// <param name="text">Its key; case, spaces and hyphens do not matter.</param>
    /// <param name="declared">The user's own kinds.</param>
    /// <param name="kind">The kind; the default where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, IEnumerable<EventKind> declared, out EventKind kind)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (CustomerEventKinds.TryParse(text, out CustomerEventKind shipped))
        {
            kind = shipped;
            return true;
        }

        string folded = KebabKey.Fold(text ?? string.Empty);
        kind = declared.FirstOrDefault(k => k.IsOwn && string.Equals(KebabKey.Fold(k.Key), folded, StringComparison.Ordinal));
        return kind.IsOwn;
    }

    /// <summary>What somebody probably meant.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="declared">The user's own kinds.</param>
    /// <returns>The key that is nearest, of the shipped kinds and those declared.</returns>
    public static string Nearest(string text, IEnumerable<EventKind> declared)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(declared);
        return Suggestion.Nearest(text, CustomerEventKinds.All.Select(CustomerEventKinds.KeyOf).Concat(declared.Select(k => k.Key)))!;
    }

    /// <summary>A kind of the user's own whose key has been checked already.</summary>
    internal static EventKind OfOwn(string key) => new(CustomerEventKind.Custom, key);

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;
}
