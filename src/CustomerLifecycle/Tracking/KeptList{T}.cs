using System.Collections.ObjectModel;

namespace CustomerLifecycle;

/// <summary>A list that nobody can change, so that whoever copies what holds it may hold the very same.</summary>
internal sealed class KeptList<T> : ReadOnlyCollection<T>
{
    /// <summary>No items.</summary>
    public static readonly KeptList<T> None = new([]);

    private KeptList(T[] items)
        : base(items)
    {
    }

    /// <summary>Keeps items; most lists are empty, and an empty one costs nothing.</summary>
    public static KeptList<T> Of(IEnumerable<T> items)
    {
        if (items is KeptList<T> kept)
        {
            return kept;
        }

        T[] all = [.. items];
        return all.Length == 0 ? None : new KeptList<T>(all);
    }
}
