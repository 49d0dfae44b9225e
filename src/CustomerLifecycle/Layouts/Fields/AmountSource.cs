namespace CustomerLifecycle.Layouts;

/// <summary>Where a number comes from: a column, or several put together.</summary>
/// <param name="Operation">How.</param>
/// <param name="Column">The column, where it is one.</param>
/// <param name="Operands">What is put together.</param>
internal sealed record AmountSource(AmountOperation Operation, string? Column, IReadOnlyList<AmountSource> Operands)
{
    public static AmountSource Of(string column) => new(AmountOperation.Column, column, []);

    public IEnumerable<string> Columns => Column is null ? Operands.SelectMany(o => o.Columns) : [Column];
}
