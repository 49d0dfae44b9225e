namespace CustomerLifecycle.Decisions;

/// <summary>Beside whom a customer is scored.</summary>
public enum RfmBinning
{
    /// <summary>Beside all: the three scores are given independently of one another.</summary>
    Independent = 0,

    /// <summary>
    /// Recency beside all; frequency beside those of the same recency score; monetary value beside those of the same two scores. Each
    /// combination then holds about as many customers, and the same score means more among the good than among the rest.
    /// </summary>
    Nested = 1,
}
