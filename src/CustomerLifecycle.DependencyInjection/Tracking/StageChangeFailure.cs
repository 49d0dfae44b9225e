namespace CustomerLifecycle;

/// <summary>A handler threw an exception.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageChangeFailure
{
    internal StageChangeFailure(string customer, Guid changeId, string handler, int attempt, Exception exception)
    {
        Customer = customer;
        ChangeId = changeId;
        Handler = handler;
        Attempt = attempt;
        Exception = exception;
    }

    /// <summary>Gets the customer's id.</summary>
    public string Customer { get; }

    /// <summary>Gets the id of the change.</summary>
    public Guid ChangeId { get; }

    /// <summary>Gets the name that the handler was added with.</summary>
    public string Handler { get; }

    /// <summary>Gets how many times the handler was tried in this delivery, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Gets what it threw.</summary>
    public Exception Exception { get; }
}
