using System.Globalization;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Layouts;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Demo;

/// <summary>Writes events in the form that the tool reads.</summary>
internal static class DemoCsv
{
    private const string Header = "customer,at,kind,amount,cost,quantity,order,product,channel,currency,status,selling,value,birthday";

    public static void Write(TextWriter output, IEnumerable<CustomerRecord> rows)
    {
        output.WriteLine(Header);
        foreach (CustomerRecord record in rows)
        {
            CustomerEvent item = record.Event;
            bool isOrder = item.Kind == CustomerEventKind.Order;
            bool hasMoney = isOrder || item.Kind == CustomerEventKind.Return || item.Amount > 0;
            output.WriteLine(string.Join(
                ',',
                CsvText.Field(record.Customer),
                InstantPattern.ExtendedIso.Format(item.At),
                CustomerEventKinds.KeyOf(item.Kind),
                hasMoney ? Number(item.Amount) : string.Empty,
                hasMoney ? Number(item.Cost) : string.Empty,
                item.Quantity > 0 ? item.Quantity.ToString(CultureInfo.InvariantCulture) : string.Empty,
                CsvText.Field(item.Kind == CustomerEventKind.Return ? item.Reference ?? item.Id ?? string.Empty : item.Id ?? string.Empty),
                CsvText.Field(item.Kind == CustomerEventKind.Return ? string.Empty : item.Reference ?? string.Empty),
                CsvText.Field(item.Channel ?? string.Empty),
                hasMoney ? DemoShop.Shop.Currency : string.Empty,
                isOrder ? KeyText.Of(item.Status) : string.Empty,
                isOrder ? KeyText.Of(item.Selling) : string.Empty,
                item.ContractEnd is { } end ? LocalDatePattern.Iso.Format(end) : item.Score?.ToString(CultureInfo.InvariantCulture),
                record.Birthday is { } date ? AnnualDatePattern.Iso.Format(date) : string.Empty));
        }
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
