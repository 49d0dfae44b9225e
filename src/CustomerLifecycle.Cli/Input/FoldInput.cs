using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Rows are folded, and no event is kept.</summary>
internal sealed class FoldInput(CustomerFold fold) : IRowInput<FoldInput>
{
    public CustomerFold Fold => fold;

    public RowReading Read(EventRowReader rows, IEventRow row) => rows.Read(row, fold);

    public bool TryReadLines(EventRowReader rows, ReadOnlySpan<byte> lines, char separator) =>
        rows.TryReadLines(lines, separator, fold);

    public FoldInput Fork() => new(fold.Fork());

    public void Join(FoldInput later) => fold.Join(later.Fold);
}
