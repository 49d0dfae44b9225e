using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>One thing that a row says of a customer.</summary>
/// <remarks>
/// Several rows may tell of one order; <see cref="CustomerRecords"/> puts them together. The birthday comes with the first record of
/// its row.
/// </remarks>
/// <param name="Customer">Whose it is.</param>
/// <param name="Event">What happened.</param>
/// <param name="Part">What it is of the event.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CustomerRecord(string Customer, CustomerEvent Event, RecordPart Part = RecordPart.Event)
{
    /// <summary>Gets the customer's birthday, where the row names it. Default: nobody said.</summary>
    public AnnualDate? Birthday { get; init; }

    /// <summary>The number of the run of adjacent rows of one order that the record stands in.</summary>
    internal int Run { get; init; }
}
