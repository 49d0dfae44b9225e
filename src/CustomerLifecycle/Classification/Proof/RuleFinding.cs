namespace CustomerLifecycle;

/// <summary>Something wrong with a rule list, found without any customer.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RuleFinding
{
    internal RuleFinding(RuleFindingKind kind, int ruleOrdinal, string ruleKey, string message)
    {
        Kind = kind;
        RuleOrdinal = ruleOrdinal;
        RuleKey = ruleKey;
        Message = message;
    }

    /// <summary>Gets what kind of fault it is.</summary>
    public RuleFindingKind Kind { get; }

    /// <summary>Gets the place of the rule in the list, from 0.</summary>
    public int RuleOrdinal { get; }

    /// <summary>Gets the rule's key.</summary>
    public string RuleKey { get; }

    /// <summary>Gets what is wrong and how to mend it, in English.</summary>
    public string Message { get; }

    /// <summary>The message.</summary>
    /// <returns><see cref="Message"/>.</returns>
    public override string ToString() => Message;
}
