namespace CustomerLifecycle.Layouts;

/// <summary>All columns that a definition names.</summary>
internal static class LayoutColumns
{
    public static IEnumerable<string> Of(LayoutDefinition definition) => definition.Columns.Keys
        .Concat(All([definition.Customer, definition.At, definition.Birthday, .. definition.Attributes.Values]))
        .Concat(definition.Skip.SelectMany(s => s.When).SelectMany(c => c.Columns))
        .Concat(definition.Events.SelectMany(Of))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Deciding(LayoutDefinition definition) => definition.Skip.SelectMany(s => s.When)
        .Concat(definition.Events.SelectMany(e => e.When))
        .SelectMany(c => c.Columns)
        .Concat(definition.Events.SelectMany(e => e.Status.Append(e.Kind)).SelectMany(OfWords))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Of(EventDefinition item) =>
        All([
            item.At, item.Updated, item.Id, item.RefundedAt, item.Currency, item.Product, item.Category, item.Channel, item.Campaign,
            item.Selling, item.Value, item.Name, item.Line?.Product, item.Line?.Category, .. item.Details.Values,
        ])
        .Concat(new[] { item.Amount, item.Cost, item.Quantity, item.Refund, item.Line?.Quantity, item.Line?.Amount }
            .SelectMany(a => a?.Columns ?? []))
        .Concat(item.When.SelectMany(c => c.Columns))
        .Concat(item.Status.Append(item.Kind).SelectMany(OfWords));

    private static IEnumerable<string> OfWords(WordRule rule) =>
        rule.When.SelectMany(c => c.Columns).Concat(rule.Column is null ? [] : [rule.Column]);

    private static IEnumerable<string> All(IEnumerable<TextSource?> sources) => sources.SelectMany(s => s?.Columns ?? []);
}
