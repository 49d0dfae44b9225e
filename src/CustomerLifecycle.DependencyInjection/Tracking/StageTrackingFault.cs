namespace CustomerLifecycle;

/// <summary>A customer who could not be advanced or delivered to; the others were.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageTrackingFault
{
    internal StageTrackingFault(string customer, Exception exception)
    {
        Customer = customer;
        Exception = exception;
    }

    /// <summary>Gets the customer's id.</summary>
    public string Customer { get; }

    /// <summary>Gets what went wrong: rules that threw, a handler that could not be made, a store that refused.</summary>
    public Exception Exception { get; }
}
