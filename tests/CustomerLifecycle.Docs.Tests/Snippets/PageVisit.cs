namespace Snippets;

public sealed class PageVisit
{
    public int Id { get; set; }

    public required string Customer { get; set; }

    public DateTime SeenAt { get; set; }
}
