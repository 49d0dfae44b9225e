namespace Shop;

/// <summary>Where the shop keeps what it writes.</summary>
internal sealed class ShopFolders
{
    /// <summary>Gets or sets the folder of all of it.</summary>
    public string Root { get; set; } = Path.Combine(AppContext.BaseDirectory, "shop-data");

    public string Database => Path.Combine(Root, "shop.db");

    public string Mails => Path.Combine(Root, "mails");
}
