using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>An event of a row, by the places of its columns.</summary>
internal sealed class BoundEvent
{
    private const int LargestQuantity = 1_000_000_000;

    private static readonly string KindNames = string.Join(", ", CustomerEventKinds.All.Select(CustomerEventKinds.KeyOf));

    private readonly EventDefinition _definition;
    private readonly RowScope _scope;
    private readonly BoundCondition[] _when;
    private readonly BoundWords _kind;
    private readonly BoundWords _status;
    private readonly BoundTime? _at;
    private readonly BoundTime? _updated;
    private readonly BoundTime? _refundedAt;
    private readonly BoundTime? _end;
    private readonly BoundAmount? _amount;
    private readonly BoundAmount? _cost;
    private readonly BoundAmount? _quantity;
    private readonly BoundAmount? _refund;
    private readonly BoundText? _id;
    private readonly BoundText? _currency;
    private readonly BoundText? _product;
    private readonly BoundText? _category;
    private readonly BoundText? _channel;
    private readonly BoundText? _campaign;
    private readonly BoundText? _selling;
    private readonly BoundText? _value;
    private readonly BoundText? _name;
    private readonly BoundText? _lineProduct;
    private readonly BoundText? _lineCategory;
    private readonly BoundAmount? _lineQuantity;
    private readonly BoundAmount? _lineAmount;
    private readonly (string Name, BoundText Text)[] _details;
    private readonly string _amountName;

    public BoundEvent(EventDefinition definition, RowScope scope, string? detailPrefix)
    {
        HeaderBinding header = scope.Header;
        DateFormat? said = scope.Options.Dates;
        (_definition, _scope) = (definition, scope);
        _when = BoundCondition.All(definition.When, header);
        _kind = new BoundWords([definition.Kind], header, new Dictionary<string, string>(StringComparer.Ordinal));
        _status = new BoundWords(definition.Status, header, scope.Options.StatusWords);
        _at = BoundTime.Of(definition.At, header, scope.Zone, said);
        _updated = BoundTime.Of(definition.Updated, header, scope.Zone, said);
        _refundedAt = BoundTime.Of(definition.RefundedAt, header, scope.Zone, said);
        _amount = BoundAmount.Of(definition.Amount, header);
        _amountName = definition.Amount?.Columns.First() ?? "amount";
        _cost = BoundAmount.Of(definition.Cost, header);
        _quantity = BoundAmount.Of(definition.Quantity, header);
        _refund = BoundAmount.Of(definition.Refund, header);
        _id = BoundText.Of(definition.Id, header);
        _currency = BoundText.Of(definition.Currency, header);
        _product = BoundText.Of(definition.Product, header);
        _category = BoundText.Of(definition.Category, header);
        _channel = BoundText.Of(definition.Channel, header);
        _campaign = BoundText.Of(definition.Campaign, header);
        _selling = BoundText.Of(definition.Selling, header);
        _name = BoundText.Of(definition.Name, header);
        _value = BoundText.Of(definition.Value, header);

        // Where the kind is always that of a contract, what it comes with is always a date, so that its column can prove how dates are
        // written.
        _end = BoundTime.Of(IsContract(definition.Kind) ? definition.Value : null, header, scope.Zone, said);
        _lineProduct = BoundText.Of(definition.Line?.Product, header);
        _lineCategory = BoundText.Of(definition.Line?.Category, header);
        _lineQuantity = BoundAmount.Of(definition.Line?.Quantity, header);
        _lineAmount = BoundAmount.Of(definition.Line?.Amount, header);
        _details =
        [
            .. definition.Details.Select(d => (d.Key, new BoundText(d.Value, header))),
            .. detailPrefix is null ? [] : header.Header
                .Where(name => name.StartsWith(detailPrefix, StringComparison.OrdinalIgnoreCase) && name.Length > detailPrefix.Length)
                .Select(name => (name[detailPrefix.Length..].Trim(), new BoundText(new TextSource([new(name, false, null)]), header))),
        ];
    }

    /// <summary>The number of the order that the row is a line of; null where the event is not of that kind, or it has none.</summary>
    public string? OrderOf(IEventRow row) => _definition.IsPerOrder && _id is not null ? _scope.Pool.Of(_id.Of(row)) : null;

    /// <summary>Whether orders of one number need one status, said on each line.</summary>
    public bool HasStatusByLine => !_definition.IsPerOrder && _status.Exists && _id is not null;

    /// <summary>What is wrong with a row whose status is not that of the other lines of its order.</summary>
    public FieldException Contradicts(IEventRow row, OrderStatus known, string order) => new(
        _status.Column,
        _status.TextOf(row),
        $"'{StatusWord.Of(known)}' as on the other lines of order {order}; where the order was updated, say when in a column 'updated', or "
            + "let the later rows win with --updates arrival");

    /// <summary>Whether a row says all of the event, so that other rows need not be known to read it.</summary>
    public bool IsByItself => !_definition.IsPerOrder && !_definition.IsOnce && !HasStatusByLine;

    /// <summary>Whether rows carry details of the user's own.</summary>
    public bool HasDetails => _details.Length > 0;

    /// <summary>What kind a row is of, where its word can be read; null where it is of none.</summary>
    public EventKind? TryKindOf(IEventRow row)
    {
        string? written = _kind.Of(row, word => word);
        return !WordRule.IsNothing(written) && EventKind.TryParse(written, _scope.Options.Kinds, out EventKind kind) ? kind : null;
    }

    /// <summary>Makes the records of a row.</summary>
    /// <exception cref="FieldException">The row cannot be used.</exception>
    public void Read(IEventRow row, ICollection<CustomerRecord> into)
    {
        if (!BoundCondition.Hold(_when, row))
        {
            _scope.NoEvent = _definition.Otherwise ?? _scope.NoEvent;
            return;
        }

        if ((_definition.IsOnce && _scope.IsFurther) || KindOf(row) is not { } kind)
        {
            return;
        }

        Instant at = _at?.Of(row) ?? _scope.At ?? throw new FieldException(_at?.Column ?? "at", string.Empty, BoundTime.Form);
        if (kind.Shipped is CustomerEventKind.Order or CustomerEventKind.Return && !kind.IsOwn)
        {
            ReadPurchase(row, kind, at, into);
            return;
        }

        CustomerEvent item = Detailed(row, kind.IsOwn ? Own(row, kind, at) : Other(row, kind, at));
        Add(row, into, item, _definition.IsOnce ? RecordPart.Once : RecordPart.Event);
    }

    private static bool IsContract(WordRule kind) =>
        kind.Column is null && kind.Otherwise?.StartsWith("contract-", StringComparison.Ordinal) == true;

    private void ReadPurchase(IEventRow row, EventKind kind, Instant at, ICollection<CustomerRecord> into)
    {
        if (_amount is null)
        {
            throw new EventLayoutException(
                $"There is no column '{_amountName}', which orders and returns need. Name it with --map {_amountName}=COLUMN; "
                + $"where the rows are no orders, a column 'kind' must say what they are. The columns are {_scope.Header.Columns}.");
        }

        decimal? written = _amount.Of(row);
        if (written is null && !_scope.IsFurther)
        {
            throw new FieldException(_amount.Column, _amount.TextOf(row), BoundAmount.Form);
        }

        bool isReturn = kind.Shipped == CustomerEventKind.Return || (written < 0 && IsNegativeReturn());
        if (written < 0 && !isReturn)
        {
            throw new FieldException(
                _amount.Column,
                _amount.TextOf(row),
                "an amount of 0 or more; give a return the kind 'return', or read negative orders as returns with --negative-as-return");
        }

        decimal amount = Math.Abs(written ?? 0);
        if (isReturn)
        {
            CustomerEvent back = Detailed(row, WithMoney(row, CustomerEvent.Return(at, amount)));
            Add(row, into, back, PartOf(written));
            return;
        }

        if (StatusOf(row) is not { } status)
        {
            _scope.NoEvent = $"'{_status.Column}' is '{_status.Word}'";
            return;
        }

        decimal refund = Math.Abs(_refund?.Of(row) ?? 0);
        status = status == OrderStatus.Completed && refund >= amount && refund > 0 ? OrderStatus.Refunded : status;
        _scope.Status = status;
        CustomerEvent order = Detailed(row, WithMoney(row, CustomerEvent.Order(at, amount)) with
        {
            Status = status,
            Selling = SellingOf(row),
        });
        Add(row, into, order, PartOf(written));
        if (refund > 0 && status == OrderStatus.Completed)
        {
            Add(row, into, CustomerEvent.Return(_refundedAt?.Of(row) ?? at, refund) with
            {
                Id = order.Id,
                Reference = order.Id,
                Channel = order.Channel,
                Currency = order.Currency,
            }, RecordPart.Refund);
        }

        AddProduct(row, into, order);

        RecordPart PartOf(decimal? amount) => !_definition.IsPerOrder ? RecordPart.Event
            : amount is null ? RecordPart.Further
            : RecordPart.Whole;

        bool IsNegativeReturn() => _definition.NegativeIsReturn || _scope.Options.NegativeAsReturn;
    }

    private void AddProduct(IEventRow row, ICollection<CustomerRecord> into, in CustomerEvent order)
    {
        if (_lineProduct is null || _scope.Pool.Of(_lineProduct.Of(row)) is not { } product)
        {
            return;
        }

        CustomerEvent line = CustomerEvent.Order(order.At, Math.Max(0, _lineAmount?.Of(row) ?? 0)) with
        {
            Id = order.Id,
            Reference = product,
            Category = _lineCategory is null ? null : _scope.Pool.Of(_lineCategory.Of(row)),
            Quantity = Math.Max(0, Whole(row, _lineQuantity, int.MinValue)),
            Currency = order.Currency,
            Status = order.Status,
        };
        Add(row, into, line, RecordPart.Product);
    }

    private void Add(IEventRow row, ICollection<CustomerRecord> into, in CustomerEvent item, RecordPart part) =>
        into.Add(new CustomerRecord(_scope.Customer, item with { UpdatedAt = _updated?.Of(row) }, part));

    private EventKind? KindOf(IEventRow row)
    {
        string? written = _kind.Of(row, word => word);
        if (written is null or WordRule.Nothing)
        {
            _scope.NoEvent = $"'{_kind.Column}' is '{_kind.Word}'";
            return null;
        }

        return EventKind.TryParse(written, _scope.Options.Kinds, out EventKind kind) ? kind : throw new FieldException(
            _kind.Column,
            written,
            $"one of {string.Join(", ", [KindNames, .. _scope.Options.Kinds.Select(k => k.Key)])}; "
                + $"did you mean '{EventKind.Nearest(written, _scope.Options.Kinds)}'? "
                + "A kind of your own is declared by the model, or with "
                + "--kinds");
    }

    private CustomerEvent Other(IEventRow row, EventKind kind, Instant at) => kind.Shipped switch
    {
        CustomerEventKind.Custom => CustomerEvent.Custom(at, Text(row, _product) ?? "custom"),
        CustomerEventKind.ProfileCompleted => CustomerEvent.ProfileCompleted(at, Score(row, 0, 100)),
        CustomerEventKind.SupportClosed =>
            CustomerEvent.SupportClosed(at, Text(row, _value) is null ? null : Score(row, 1, 5)),
        CustomerEventKind.Review => CustomerEvent.Review(at, Score(row, 1, 5)),
        CustomerEventKind.SurveyAnswered => CustomerEvent.SurveyAnswered(at, Score(row, 0, 10)),
        CustomerEventKind.ContractStarted => WithMoney(row, CustomerEvent.ContractStarted(at, ContractEnd(row), AmountOrNone(row))),
        CustomerEventKind.ContractRenewed => WithMoney(row, CustomerEvent.ContractRenewed(at, ContractEnd(row), AmountOrNone(row))),
        CustomerEventKind.ContractCanceled => CustomerEvent.ContractCanceled(at, ContractEnd(row)),
        CustomerEventKind.ContractResumed => CustomerEvent.ContractResumed(at, ContractEnd(row)),
        CustomerEventKind.TrialStarted => CustomerEvent.TrialStarted(at, ContractEnd(row)),
        CustomerEventKind.AttributeSet => CustomerEvent.AttributeSet(
            at,
            Text(row, _name) ?? throw new FieldException(
                NameOf(_name, _definition.Name, "name"), string.Empty, "the name of the attribute that is set"),
            Text(row, _value) is { } value ? RowDetails.Of(value) : (EventDetail?)null),
        _ => new CustomerEventParts(kind, at).ToEvent(),
    };

    private CustomerEvent Own(IEventRow row, EventKind kind, Instant at) => WithMoney(row, CustomerEvent.Own(kind, at, AmountOrNone(row)));

    private CustomerEvent Detailed(IEventRow row, in CustomerEvent item)
    {
        string? id = Text(row, _id) is { } written ? _definition.IdPrefix + written : null;
        EventDetails details = EventDetails.None;
        foreach ((string name, BoundText text) in _details)
        {
            details = Text(row, text) is { } value ? details.With(name, RowDetails.Of(value)) : details;
        }

        return item with
        {
            Id = id,
            Channel = Text(row, _channel),
            Reference = (item.Kind == CustomerEventKind.Return
                ? id
                : null) ?? item.Reference ?? Text(row, _product) ?? Text(row, _lineProduct),
            Campaign = Text(row, _campaign),
            Category = Text(row, _category) ?? (item.Kind == CustomerEventKind.Order ? Text(row, _lineCategory) : null),
            Details = details,
        };
    }

    private CustomerEvent WithMoney(IEventRow row, in CustomerEvent item)
    {
        // Files write what comes back with either sign.
        bool isReturn = item.Kind == CustomerEventKind.Return;
        decimal cost = _cost?.Of(row, BoundAmount.Form + ", or nothing") ?? 0;
        if (cost < 0 && !isReturn)
        {
            throw new FieldException(_cost!.Column, _cost.TextOf(row), "a cost of 0 or more, or nothing");
        }

        int quantity = item.ContractEnd is not null ? 0 : Whole(row, _quantity ?? _lineQuantity, isReturn ? -LargestQuantity : 0);
        return item with { Cost = Math.Abs(cost), Quantity = Math.Abs(quantity), Currency = CurrencyOf(row) };
    }

    private static int Whole(IEventRow row, BoundAmount? source, int lowest)
    {
        const string form = "a whole number of items of 0 or more, or nothing";
        decimal number = source?.Of(row, form) ?? 0;
        return number >= Math.Max(lowest, -LargestQuantity) && number <= LargestQuantity && decimal.IsInteger(number)
            ? (int)number
            : throw new FieldException(source!.Column, source.TextOf(row), form);
    }

    private string? CurrencyOf(IEventRow row)
    {
        if (Text(row, _currency) is not { } written)
        {
            return null;
        }

        // Some systems write codes in lower case.
        written = written.Length == 3 ? written.ToUpperInvariant() : written;
        _scope.Currency ??= written;
        return string.Equals(written, _scope.Currency, StringComparison.OrdinalIgnoreCase)
            ? _scope.Currency
            : throw new FieldException(
                _currency!.Column, written, $"{_scope.Currency} as everywhere else; convert all amounts to one currency");
    }

    private OrderStatus? StatusOf(IEventRow row)
    {
        string? meaning = _status.Of(row, word => throw new FieldException(
            _status.Column, word, $"one of {string.Join(", ", _status.Words)}, or nothing"));
        if (WordRule.IsNothing(meaning))
        {
            return null;
        }

        return meaning is null ? (_scope.IsFurther ? _scope.Status : OrderStatus.Completed) : StatusWord.Parse(meaning);
    }

    private SellingKind SellingOf(IEventRow row)
    {
        string written = Text(row, _selling) ?? string.Empty;
        foreach (SellingKind value in Enum.GetValues<SellingKind>())
        {
            if (written.Length == 0 || string.Equals(KebabKey.FromName(value.ToString()), written, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        IEnumerable<string> names = Enum.GetValues<SellingKind>().Select(v => KebabKey.FromName(v.ToString()));
        throw new FieldException(_selling!.Column, written, $"one of {string.Join(", ", names)}, or nothing");
    }

    private decimal AmountOrNone(IEventRow row)
    {
        decimal amount = _amount?.Of(row, BoundAmount.Form + ", or nothing") ?? 0;
        return amount >= 0
            ? amount
            : throw new FieldException(_amount!.Column, _amount.TextOf(row), "an amount of 0 or more, or nothing");
    }

    private int Score(IEventRow row, int lowest, int highest)
    {
        string written = Text(row, _value) ?? string.Empty;
        return int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= lowest
            && number <= highest
                ? number
                : throw new FieldException(
                    NameOf(_value, _definition.Value, "value"),
                    written,
                    FormattableString.Invariant($"a whole number from {lowest} to {highest}"));
    }

    private LocalDate ContractEnd(IEventRow row)
    {
        if (_end is not null)
        {
            return _end.DayOf(row, _scope.Options.Shop) ?? throw new FieldException(_end.Column, string.Empty, EndForm);
        }

        string written = Text(row, _value) ?? string.Empty;
        return FieldTime.TryRead(written, DateOrder.None, out FieldTime time) && time.Order != DateOrder.Either
            ? time.Date
            : throw new FieldException(NameOf(_value, _definition.Value, "value"), written, EndForm);
    }

    private const string EndForm = "the first day on which the contract no longer runs, such as 2025-06-01";

    private static string NameOf(BoundText? text, TextSource? source, string otherwise) =>
        text?.Column ?? source?.Columns.FirstOrDefault() ?? otherwise;

    private string? Text(IEventRow row, BoundText? text) => text is null ? null : _scope.Pool.Of(text.Of(row));
}
