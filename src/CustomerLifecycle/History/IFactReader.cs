namespace CustomerLifecycle;

/// <summary>Gives the facts of one customer after the other; each thread needs its own.</summary>
internal interface IFactReader
{
    /// <summary>The facts of a customer.</summary>
    /// <param name="customer">The number of the customer.</param>
    CustomerFacts Of(int customer);
}
