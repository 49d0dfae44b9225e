using System.Runtime.InteropServices;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>A row that is a line of an order or of a return.</summary>
/// <param name="Event">What the row says.</param>
/// <param name="Customer">The id in the row.</param>
/// <param name="Block">The number of the run of adjacent rows of the same order that it stands in.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OrderLine(CustomerEvent Event, string Customer, int Block)
{
    public static bool Is(in CustomerEvent row) => row.Id is not null && row.Kind is CustomerEventKind.Order or CustomerEventKind.Return;

    /// <summary>
    /// Lines of the same kind, id and version become one event, in the order of the file: amounts, costs and quantities added, time of the
    /// earliest line. What tells versions apart is the time stamp or, where arrival decides, the run of adjacent rows. Returns of one order
    /// at different times stay apart, so that none of them is seen before it happened.
    /// </summary>
    public static (CustomerEvent Order, OrderLine[] Lines)[] Versions(IEnumerable<OrderLine> lines, EventUpdates updates) =>
    [
        .. from line in lines
           let item = line.Event
           group line by (
               line.Customer,
               item.Kind,
               item.Id,
               Returned: item.Kind == CustomerEventKind.Return ? item.At : default,
               Updated: updates == EventUpdates.ByTimeStamp ? item.UpdatedAt : null,
               Block: updates == EventUpdates.ByArrival ? line.Block : 0) into version
           select (Join([.. version.Select(l => l.Event)]), version.ToArray()),
    ];

    private static CustomerEvent Join(CustomerEvent[] lines)
    {
        CustomerEvent first = lines.MinBy(l => l.At);
        bool isOrder = first.Kind == CustomerEventKind.Order;
        return (CustomerEventParts.Of(in first) with
        {
            Amount = lines.Sum(l => l.Amount),
            Id = isOrder ? first.Id : $"{first.Id}@{InstantPattern.ExtendedIso.Format(first.At)}",
            Currency = lines.Select(l => l.Currency).FirstOrDefault(c => c is not null),
            Cost = lines.Sum(l => l.Cost),
            Quantity = (int)Math.Min(lines.Sum(l => (long)l.Quantity), int.MaxValue),
        }).ToEvent();
    }
}
