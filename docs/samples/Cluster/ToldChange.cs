namespace Cluster;

/// <summary>A change of stage that a handler was told of.</summary>
internal sealed class ToldChange
{
    public int Number { get; set; }

    public required Guid ChangeId { get; set; }

    public required string Customer { get; set; }

    public required string What { get; set; }

    public required bool IsRetraction { get; set; }
}
