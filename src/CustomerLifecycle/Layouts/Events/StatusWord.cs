namespace CustomerLifecycle.Layouts;

/// <summary>The status of an order by its key.</summary>
internal static class StatusWord
{
    public static IEnumerable<string> All => Enum.GetValues<OrderStatus>().Select(Of);

    public static string Of(OrderStatus status) => KebabKey.FromName(status.ToString());

    public static bool TryParse(string key, out OrderStatus status)
    {
        foreach (OrderStatus candidate in Enum.GetValues<OrderStatus>())
        {
            if (string.Equals(Of(candidate), key, StringComparison.OrdinalIgnoreCase))
            {
                status = candidate;
                return true;
            }
        }

        status = default;
        return false;
    }

    public static OrderStatus Parse(string key) => TryParse(key, out OrderStatus status)
        ? status
        : throw new ArgumentException(
            $"'{key}' is no status of an order. {Suggestion.For(key, All.Append(WordRule.Nothing))}", nameof(key));
}
