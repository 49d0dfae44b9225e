using System.Globalization;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>What a grain asks of one tracking of its silo, whatever the type of the stages.</summary>
internal interface ISiloTracking
{
    string Name { get; }

    /// <summary>The id that a customer is kept under now: their own, or that of the person whom they were merged into.</summary>
    ValueTask<string> LeaderOfAsync(string customer, CancellationToken cancellationToken);

    /// <summary>All ids of the person; empty where nothing is known.</summary>
    Task<IReadOnlyList<string>> IdsOfAsync(string customer, CancellationToken cancellationToken);

    Task RecordAsync(string customer, CustomerEvent[] events, CancellationToken cancellationToken);

    Task CorrectAsync(string customer, CustomerEvent mended, CancellationToken cancellationToken);

    Task RemoveAsync(string customer, EventKind kind, string id, CancellationToken cancellationToken);

    Task AdvanceAsync(string customer, Instant now, CancellationToken cancellationToken);

    Task MergeAsync(string from, string into, CancellationToken cancellationToken);

    Task UnmergeAsync(string customer, CancellationToken cancellationToken);

    Task<StageText?> StageOfAsync(string customer, CultureInfo culture, CancellationToken cancellationToken);

    /// <summary>The state of the customer's tracker as text.</summary>
    Task<string?> FindAsync(string customer, CancellationToken cancellationToken);

    /// <summary>Adds what this tracking knows to an export.</summary>
    Task<CustomerExport?> ExportAsync(CustomerExport? export, string customer, CancellationToken cancellationToken);

    Task<bool> EraseAsync(string customer, CancellationToken cancellationToken);
}
