namespace CustomerLifecycle;

/// <summary>Where the events of each customer stand, in the order in which they came.</summary>
internal sealed class PackedPlaces(int[] starts, int[] places)
{
    /// <summary>Gets the number of customers.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The places of a customer's events.</summary>
    public ReadOnlySpan<int> Of(int customer) => places.AsSpan(starts[customer], starts[customer + 1] - starts[customer]);
}
