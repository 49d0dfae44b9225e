namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

/// <summary>An order of another system: ids are GUIDs, times and amounts whole numbers.</summary>
public sealed class Bill
{
    public int Id { get; set; }

    public Guid Payer { get; set; }

    public long PaidAtMilliseconds { get; set; }

    public int Cents { get; set; }
}
