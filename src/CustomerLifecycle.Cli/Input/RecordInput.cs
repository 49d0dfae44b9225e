using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Rows become records, which are kept.</summary>
internal sealed class RecordInput(CustomerRecords records, Func<CustomerRecords> fork) : IRowInput<RecordInput>
{
    public CustomerRecords Records => records;

    public RowReading Read(EventRowReader rows, IEventRow row) => rows.Read(row, records);

    public RecordInput Fork() => new(fork(), fork);

    public void Join(RecordInput later) => records.Append(later.Records);
}
