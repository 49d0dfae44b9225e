using NodaTime;

namespace CustomerLifecycle.Soak;

/// <summary>A model in which everybody is tracked.</summary>
internal interface ISoakModel
{
    string Key { get; }

    /// <summary>Registers tracking on a store and with a handler that both fail now and then.</summary>
    void Register(CustomerLifecycleBuilder builder, string folder, Faults faults);

    /// <summary>Does an operation, which may fail.</summary>
    Task DoAsync(IServiceProvider provider, Operation operation);

    /// <summary>Lets time pass to the end and delivers all that is left, which may fail.</summary>
    /// <returns>Whether nothing is left.</returns>
    Task<bool> FinishAsync(IServiceProvider provider, Instant end);

    /// <summary>Compares what was told with a replay of what the oracle holds.</summary>
    /// <returns>What differs; and how many changes were told, retractions among them.</returns>
    Task<(IReadOnlyList<string> Differences, int Told, int Retracted)> CompareAsync(
        IServiceProvider provider, string folder, Oracle oracle, Instant end);
}
