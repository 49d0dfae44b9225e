namespace Snippets;

public sealed class ClubOptions
{
    public int GuestOrders { get; set; } = 1;
}
