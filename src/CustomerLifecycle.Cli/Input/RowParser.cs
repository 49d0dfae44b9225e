using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Makes an event of a row, or says what is wrong with the row.</summary>
internal sealed class RowParser(InputSettings settings)
{
    private const string TimeForm = "a date or time in ISO 8601, such as 2024-05-31 or 2024-05-31T18:30:00+02:00";
    private const string AmountForm = "a finite amount with a decimal point, such as 49.90";

    // Beyond these, sums over many rows could overflow; no shop sells such orders.
    private const decimal LargestAmount = 1_000_000_000_000m;
    private const int LargestQuantity = 1_000_000_000;

    private static readonly string KindNames = string.Join(", ", CustomerEventKinds.All.Select(CustomerEventKinds.KeyOf));

    private string? _currency = settings.Shop.Currency;

    /// <summary>Reads the row that the reader stands on.</summary>
    /// <exception cref="RowException">The row cannot be used.</exception>
    public CustomerRow Parse(Row row)
    {
        string customer = row.Required(EventColumn.Customer, "the id of a customer");
        Instant at = EventTime.Parse(row[EventColumn.At], settings.Shop.Zone)
            ?? throw row.Wrong(EventColumn.At, TimeForm);
        CustomerEvent item = EventOf(row, KindOf(row), at);
        _currency ??= item.Currency;
        string? id = row.Optional(EventColumn.Order);
        CustomerEvent complete = item with
        {
            Id = id,
            UpdatedAt = row.Optional(EventColumn.Updated) is { } updated
                ? EventTime.Parse(updated, settings.Shop.Zone) ?? throw row.Wrong(EventColumn.Updated, TimeForm + ", or nothing")
                : null,
            Channel = row.Optional(EventColumn.Channel),
            Reference = (item.Kind == CustomerEventKind.Return ? id : null) ?? item.Reference ?? row.Optional(EventColumn.Product),
            Campaign = row.Optional(EventColumn.Campaign),
            Category = row.Optional(EventColumn.Category),
            Details = row.Details().Aggregate(EventDetails.None, (details, detail) => details.With(detail.Name, DetailOf(detail.Value))),
        };
        return new CustomerRow(customer, complete, Attributes(row, at), Birthday(row));
    }

    private EventKind KindOf(Row row)
    {
        EventKind kind = CustomerEventKind.Order;
        if (row.Optional(EventColumn.Kind) is { } written && !EventKind.TryParse(written, settings.Kinds, out kind))
        {
            throw row.Wrong(
                EventColumn.Kind,
                $"one of {string.Join(", ", [KindNames, .. settings.Kinds.Select(k => k.Key)])}; "
                + $"did you mean '{EventKind.Nearest(written, settings.Kinds)}'? A kind of your own is declared by the model, or with "
                + "--kinds");
        }

        if (kind.Shipped is CustomerEventKind.Order or CustomerEventKind.Return)
        {
            RequireAmountColumn(row);
        }

        bool isNegative = kind.Shipped == CustomerEventKind.Order
            && row[EventColumn.Amount].StartsWith('-')
            && row.Number(EventColumn.Amount, LargestAmount, AmountForm) < 0;
        return (isNegative, settings.NegativeAsReturn) switch
        {
            (true, true) => CustomerEventKind.Return,
            (true, false) => throw row.Wrong(
                EventColumn.Amount,
                "an amount of 0 or more; give a return the kind 'return', or read negative orders as returns with --negative-as-return"),
            _ => kind,
        };
    }

    private CustomerEvent EventOf(Row row, EventKind kind, Instant at) => kind.IsOwn ? Own(row, kind, at) : kind.Shipped switch
    {
        CustomerEventKind.Order => Order(row, at),
        CustomerEventKind.Return =>
            WithMoney(row, CustomerEvent.Return(at, Math.Abs(row.Number(EventColumn.Amount, LargestAmount, AmountForm)))),
        CustomerEventKind.Custom => CustomerEvent.Custom(at, row.Optional(EventColumn.Product) ?? "custom"),
        CustomerEventKind.ProfileCompleted => CustomerEvent.ProfileCompleted(at, Score(row, 0, 100)),
        CustomerEventKind.SupportClosed =>
            CustomerEvent.SupportClosed(at, row.Optional(EventColumn.Value) is null ? null : Score(row, 1, 5)),
        CustomerEventKind.Review => CustomerEvent.Review(at, Score(row, 1, 5)),
        CustomerEventKind.SurveyAnswered => CustomerEvent.SurveyAnswered(at, Score(row, 0, 10)),
        CustomerEventKind.ContractStarted => WithMoney(row, CustomerEvent.ContractStarted(at, ContractEnd(row), AmountOrNone(row))),
        CustomerEventKind.ContractRenewed => WithMoney(row, CustomerEvent.ContractRenewed(at, ContractEnd(row), AmountOrNone(row))),
        CustomerEventKind.ContractCanceled => CustomerEvent.ContractCanceled(at, ContractEnd(row)),
        CustomerEventKind.AttributeSet => CustomerEvent.AttributeSet(
            at,
            row.Required(EventColumn.Name, "the name of the attribute that is set"),
            row.Optional(EventColumn.Value) is { } value ? DetailOf(value) : (EventDetail?)null),
        _ => new CustomerEventParts(kind, at).ToEvent(),
    };

    private CustomerEvent Own(Row row, EventKind kind, Instant at) => WithMoney(row, CustomerEvent.Own(kind, at, AmountOrNone(row)));

    private static decimal AmountOrNone(Row row)
    {
        decimal amount = row.Optional(EventColumn.Amount) is null
            ? 0
            : row.Number(EventColumn.Amount, LargestAmount, AmountForm + ", or nothing");
        return amount >= 0 ? amount : throw row.Wrong(EventColumn.Amount, "an amount of 0 or more, or nothing");
    }

    // Numbers stay numbers to the last digit; everything else is a text, which reads as a date or flag where it is asked for as one.
    private static EventDetail DetailOf(string written) =>
        decimal.TryParse(
            written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && string.Equals(number.ToString(CultureInfo.InvariantCulture), written, StringComparison.Ordinal)
            ? number
            : written;

    private CustomerEvent[] Attributes(Row row, Instant at) =>
    [
        .. settings.Attributes.Select(name => (name, value: row.TextOf(name))).Where(a => a.value.Length > 0).Select(a =>
            CustomerEvent.AttributeSet(at, a.name, DetailOf(a.value))),
    ];

    private static void RequireAmountColumn(Row row)
    {
        if (!row.Has(EventColumn.Amount))
        {
            throw new InputException(
                "There is no column 'amount', which orders and returns need. Name it with --map amount=COLUMN; "
                + "where the rows are no orders, a column 'kind' must say what they are.");
        }
    }

    private CustomerEvent Order(Row row, Instant at)
    {
        decimal amount = row.Number(EventColumn.Amount, LargestAmount, AmountForm);
        return WithMoney(row, CustomerEvent.Order(at, amount)) with
        {
            Status = row.OneOf<OrderStatus>(EventColumn.Status),
            Selling = row.OneOf<SellingKind>(EventColumn.Selling),
        };
    }

    private CustomerEvent WithMoney(Row row, CustomerEvent item)
    {
        // Files write what comes back with either sign.
        bool isReturn = item.Kind == CustomerEventKind.Return;
        decimal cost = row.Optional(EventColumn.Cost) is null
            ? 0
            : row.Number(EventColumn.Cost, LargestAmount, AmountForm + ", or nothing");
        if (cost < 0 && !isReturn)
        {
            throw row.Wrong(EventColumn.Cost, "a cost of 0 or more, or nothing");
        }

        int quantity = item.ContractEnd is not null || row.Optional(EventColumn.Quantity) is null
            ? 0
            : row.Whole(
                EventColumn.Quantity, isReturn ? -LargestQuantity : 0, LargestQuantity, "a whole number of items of 0 or more, or nothing");
        return item with { Cost = Math.Abs(cost), Quantity = Math.Abs(quantity), Currency = Currency(row) };
    }

    private string? Currency(Row row)
    {
        if (row.Optional(EventColumn.Currency) is not { } written)
        {
            return null;
        }

        return string.Equals(written, _currency ?? written, StringComparison.Ordinal)
            ? _currency ?? written
            : throw row.Wrong(EventColumn.Currency, $"{_currency} as everywhere else; convert all amounts to one currency");
    }

    private static int Score(Row row, int lowest, int highest) =>
        row.Whole(EventColumn.Value, lowest, highest, FormattableString.Invariant($"a whole number from {lowest} to {highest}"));

    /// <summary>A date of birth or a day of the year; the year is nobody's business.</summary>
    private static AnnualDate? Birthday(Row row)
    {
        if (row.Optional(EventColumn.Birthday) is not { } written)
        {
            return null;
        }

        return LocalDatePattern.Iso.Parse(written) is { Success: true } date
            ? new AnnualDate(date.Value.Month, date.Value.Day)
            : AnnualDatePattern.Iso.Parse(written) is { Success: true } day
                ? day.Value
                : throw row.Wrong(EventColumn.Birthday, "a day of the year such as 05-31, a date such as 1990-05-31, or nothing");
    }

    private static LocalDate ContractEnd(Row row) => LocalDatePattern.Iso.Parse(row[EventColumn.Value]) is { Success: true } end
        ? end.Value
        : throw row.Wrong(EventColumn.Value, "the first day on which the contract no longer runs, such as 2025-06-01");
}
