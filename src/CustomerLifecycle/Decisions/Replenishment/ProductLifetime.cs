namespace CustomerLifecycle.Decisions;

/// <summary>How long one unit of a product lasts with a typical customer.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ProductLifetime
{
    /// <summary>Initializes a new instance of the <see cref="ProductLifetime"/> class.</summary>
    /// <param name="daysPerUnit">How many days one unit lasts, more than 0 and finite.</param>
    /// <param name="units">How many units of that lifetime count beside the customer's own consumption, more than 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    public ProductLifetime(double daysPerUnit, double units = 2)
    {
        DaysPerUnit = Guard.Against.NotFiniteAbove(daysPerUnit, 0);
        Units = Guard.Against.NotFiniteAbove(units, 0);
    }

    /// <summary>Gets how many days one unit lasts.</summary>
    public double DaysPerUnit { get; }

    /// <summary>Gets how many units of that lifetime count beside the customer's own consumption.</summary>
    public double Units { get; }
}
