using CustomerLifecycle.Activity;
using NodaTime;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Joins the rows of one customer that are lines of one order or of one return.</summary>
internal static class OrderLines
{
    /// <summary>Rows of the same kind and id become one event: amounts, costs and quantities added, time of the earliest line.</summary>
    public static IEnumerable<CustomerEvent> Merge(IReadOnlyList<CustomerEvent> rows)
    {
        IEnumerable<CustomerEvent> single = rows.Where(r => !IsLine(r));
        IEnumerable<CustomerEvent> joined = rows.Where(IsLine).GroupBy(r => (r.Kind, r.Id)).Select(lines => lines.Count() == 1 ? lines.First() : Join([.. lines]));
        return single.Concat(joined);
    }

    private static bool IsLine(CustomerEvent row) => row.Id is not null && row.Kind is CustomerEventKind.Order or CustomerEventKind.Return;

    private static CustomerEvent Join(CustomerEvent[] lines)
    {
        CustomerEvent first = lines.MinBy(l => l.At);
        Instant at = first.At;
        decimal amount = lines.Sum(l => l.Amount);
        CustomerEvent joined = (first.Kind == CustomerEventKind.Order ? CustomerEvent.Order(at, amount) : CustomerEvent.Return(at, amount)) with
        {
            Id = first.Id,
            Channel = first.Channel,
            Reference = first.Reference,
            Currency = lines.Select(l => l.Currency).FirstOrDefault(c => c is not null),
            Cost = lines.Sum(l => l.Cost),
            Quantity = lines.Sum(l => l.Quantity),
        };
        return first.Kind == CustomerEventKind.Order ? joined with { Status = first.Status, Selling = first.Selling } : joined;
    }
}
