namespace CustomerLifecycle.Layouts;

/// <summary>The fields of a row that the short way looks at, in UTF-8; empty where the table has no such column.</summary>
internal ref struct PlainCells
{
    public ReadOnlySpan<byte> Customer;
    public ReadOnlySpan<byte> At;
    public ReadOnlySpan<byte> Kind;
    public ReadOnlySpan<byte> Amount;
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> Product;
    public ReadOnlySpan<byte> Channel;
}
