namespace CustomerLifecycle.Layouts;

/// <summary>What a row says of one product of its order, where amounts are those of the whole order.</summary>
internal sealed record ProductLineDefinition(TextSource Product, TextSource? Category, AmountSource? Quantity, AmountSource? Amount);
