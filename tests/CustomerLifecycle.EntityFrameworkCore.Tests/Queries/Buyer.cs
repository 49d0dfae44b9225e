namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

public sealed class Buyer
{
    public int Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public int Branch { get; set; }
}
