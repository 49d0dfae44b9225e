using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Makes an event of a row, or says what is wrong with the row.</summary>
internal sealed class RowParser(InputSettings settings)
{
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
            ?? throw row.Wrong(EventColumn.At, "a date or time in ISO 8601, such as 2024-05-31 or 2024-05-31T18:30:00+02:00");
        CustomerEvent item = EventOf(row, KindOf(row), at);
        _currency ??= item.Currency;
        string? id = row.Optional(EventColumn.Order);
        CustomerEvent complete = item with
        {
            Id = id,
            Channel = row.Optional(EventColumn.Channel),
            Reference = (item.Kind == CustomerEventKind.Return ? id : null) ?? row.Optional(EventColumn.Product) ?? item.Reference,
        };
        return new CustomerRow(customer, complete, Birthday(row));
    }

    private CustomerEventKind KindOf(Row row)
    {
        CustomerEventKind kind = CustomerEventKind.Order;
        if (row.Optional(EventColumn.Kind) is { } written && !CustomerEventKinds.TryParse(written, out kind))
        {
            throw row.Wrong(EventColumn.Kind, $"one of {KindNames}");
        }

        if (kind is CustomerEventKind.Order or CustomerEventKind.Return)
        {
            RequireAmountColumn(row);
        }

        bool isNegative = kind == CustomerEventKind.Order
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

    private CustomerEvent EventOf(Row row, CustomerEventKind kind, Instant at) => kind switch
    {
        CustomerEventKind.Order => Order(row, at),
        CustomerEventKind.Return =>
            WithMoney(row, CustomerEvent.Return(at, Math.Abs(row.Number(EventColumn.Amount, LargestAmount, AmountForm)))),
        CustomerEventKind.Custom => CustomerEvent.Custom(at, row.Optional(EventColumn.Product) ?? "custom"),
        CustomerEventKind.Impression => CustomerEvent.Impression(at),
        CustomerEventKind.Visit => CustomerEvent.Visit(at),
        CustomerEventKind.ContentView => CustomerEvent.ContentView(at),
        CustomerEventKind.ProductView => CustomerEvent.ProductView(at),
        CustomerEventKind.SignUp => CustomerEvent.SignUp(at),
        CustomerEventKind.OptedOut => CustomerEvent.OptedOut(at),
        CustomerEventKind.CartFilled => CustomerEvent.CartFilled(at),
        CustomerEventKind.EmailSent => CustomerEvent.EmailSent(at),
        CustomerEventKind.EmailOpened => CustomerEvent.EmailOpened(at),
        CustomerEventKind.EmailClicked => CustomerEvent.EmailClicked(at),
        CustomerEventKind.CampaignResponse => CustomerEvent.CampaignResponse(at),
        CustomerEventKind.ProfileCompleted => CustomerEvent.ProfileCompleted(at, Score(row, 0, 100)),
        CustomerEventKind.SupportOpened => CustomerEvent.SupportOpened(at),
        CustomerEventKind.SupportClosed =>
            CustomerEvent.SupportClosed(at, row.Optional(EventColumn.Value) is null ? null : Score(row, 1, 5)),
        CustomerEventKind.Review => CustomerEvent.Review(at, Score(row, 1, 5)),
        CustomerEventKind.ReferralMade => CustomerEvent.ReferralMade(at),
        CustomerEventKind.ReferralSucceeded => CustomerEvent.ReferralSucceeded(at),
        CustomerEventKind.SurveyAnswered => CustomerEvent.SurveyAnswered(at, Score(row, 0, 10)),
        CustomerEventKind.LoyaltyScan => CustomerEvent.LoyaltyScan(at),
        CustomerEventKind.ContractStarted => CustomerEvent.ContractStarted(at, ContractEnd(row)),
        CustomerEventKind.ContractRenewed => CustomerEvent.ContractRenewed(at, ContractEnd(row)),
        CustomerEventKind.ContractCanceled => CustomerEvent.ContractCanceled(at, ContractEnd(row)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

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

        int quantity = row.Optional(EventColumn.Quantity) is null
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
