using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Rows become records, which are kept.</summary>
internal sealed class RecordInput(CustomerRecords records, Func<CustomerRecords> fork) : IRowInput<RecordInput>
{
    public CustomerRecords Records => records;

    public RowReading Read(EventRowReader rows, IEventRow row) => rows.Read(row, records);

    public bool TryReadLines(EventRowReader rows, ReadOnlySpan<byte> lines, char separator) =>
        rows.TryReadLines(lines, separator, records);

    public RecordInput Fork() => new(fork(), fork);

    public void Join(RecordInput later) => records.Append(later.Records);
}
