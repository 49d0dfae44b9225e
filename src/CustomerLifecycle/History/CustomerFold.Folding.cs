using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <content>How events are folded, and facts read.</content>
public sealed partial class CustomerFold
{
    private const int RowsAhead = 16;

    private readonly PendingEvents _pending;

    /// <summary>Whether rows may be given as packed events without texts of ids and labels: nobody asks for what depends on them.</summary>
    internal bool TakesPacked { get; }

    /// <summary>Whether anybody asks for what packed events refer to.</summary>
    internal bool WantsLabels => _plan.HasBasket;

    /// <summary>What packed events refer to.</summary>
    internal PackedTexts Texts { get; } = new();

    /// <summary>Whether the fold keeps a fact.</summary>
    internal bool Keeps(FactInfo<CustomerFacts> fact) => fact.Own is { } own
        ? Array.Exists(_own, kept => string.Equals(kept.Declaration.Identity, own.Declaration.Identity, StringComparison.Ordinal))
        : _isComplete || _plan.Asked.Any(kept => string.Equals(kept.Identity, fact.Identity, StringComparison.Ordinal));

    /// <summary>An id as packed events of a fold carry it: as many are, a number; of any other its hash, below 0.</summary>
    internal static long PlaceOf(ReadOnlySpan<char> id) => id.IsEmpty ? 0
        : PackedTexts.TryNumber(id, out long number) ? number + 1
        : -1 - unchecked((uint)string.GetHashCode(id, StringComparison.Ordinal));

    /// <summary>Adds a plain event, whose id is that of <see cref="PlaceOf(ReadOnlySpan{char})"/>.</summary>
    internal void Add(ReadOnlySpan<char> customer, in PackedEvent item)
    {
        if (!CustomerKey.TryPack(customer, out CustomerKey key))
        {
            Flush();
            Note(item.Ticks);
            Add(_keys.NumberOf(customer), string.GetHashCode(customer, StringComparison.Ordinal), in item);
            return;
        }

        Add(in key, in item);
    }

    /// <summary>The same of a customer whose id can be packed.</summary>
    [MethodImpl(RowPath.Compiled)]
    internal void Add(in CustomerKey customer, in PackedEvent item)
    {
        Note(item.Ticks);
        if (_pending.Add(in customer, in item))
        {
            Flush();
        }
    }

    /// <summary>Adds an event.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="item">What happened.</param>
    /// <param name="id">The id by which other events may be versions or parts of it.</param>
    /// <param name="isSettled">Whether it is an event by itself; if not, all events of the customer have to be known together.</param>
    internal void Add(ReadOnlySpan<char> customer, in CustomerEvent item, string? id, bool isSettled)
    {
        RequireOpen();
        bool isShort = CustomerKey.TryPack(customer, out CustomerKey key);
        if (isSettled && isShort && TryPend(in key, in item, id))
        {
            return;
        }

        Flush();
        int hash = isShort ? key.Hash() : string.GetHashCode(customer, StringComparison.Ordinal);
        string? currency = item.Currency;
        if (currency is not null && Shop.Currency is not null && !string.Equals(currency, Shop.Currency, StringComparison.Ordinal))
        {
            throw OtherCurrency(customer, currency, Shop.Currency);
        }

        _unsettled = null;
        int number = _keys.NumberOf(customer);
        ref int row = ref _folded.RowOf(number);
        if (currency is not null && Shop.Currency is null)
        {
            TakeCurrency(customer, number, currency);
        }

        Note(item.Ticks);
        bool isNew = isSettled;
        isNew &= id is null || IsNew(hash, PlaceOf(id));
        isNew &= !NamesAnOrder(in item, id) || IsNew(hash, PlaceOf(item.Reference));
        row |= isNew ? 0 : FoldPlan.IsUnsettled;
        if (item.Ticks < _end)
        {
            row |= FoldPlan.IsKnown;
            _folded.Add(number, in item, _days.Of(item.Ticks));
        }
    }

    // Most events are as plain as a row: of a time and an amount, and what else they carry nobody asks for.
    private bool TryPend(in CustomerKey customer, in CustomerEvent item, string? id)
    {
        if (_settledBy is not null
            || item.Currency is not null
            || id is ""
            || !TakesPacked
            || WantsLabels
            || (item.Reference is not null && item.Kind == CustomerEventKind.Return)
            || !item.TryPackAmount(out long amount, out byte scale))
        {
            return false;
        }

        int purchase = (int)item.Status | ((int)item.Selling << 4);
        PackedEvent packed = new(item.Ticks, amount, PlaceOf(id), Further: 0, (byte)item.Kind, scale, (byte)purchase, Tag: 0);
        Add(in customer, in packed);
        return true;
    }

    /// <summary>Folds the rows that wait.</summary>
    [MethodImpl(RowPath.Compiled)]
    internal void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        ReadOnlySpan<int> numbers = _pending.Numbers();
        for (int i = 0; i < numbers.Length; i++)
        {
            Add(numbers[i], _pending.HashAt(i), in _pending.EventAt(i));
        }

        _pending.Clear();
    }

    private string[] FindUnsettled()
    {
        List<string> found = [];
        for (int customer = 0; customer < _keys.Count; customer++)
        {
            if (IsUnsettled(customer))
            {
                found.Add(_keys.TextAt(customer));
            }
        }

        return [.. found];
    }

    /// <summary>Gives the facts of one customer after the other; each thread needs its own.</summary>
    internal FoldReader Reader(bool withDecline)
    {
        Flush();
        _folded.Complete();
        if (_settledBy is null && Unsettled is { Count: > 0 } unsettled)
        {
            throw new InvalidOperationException(
                $"Of {unsettled.Count} customers, e.g. '{unsettled[0]}', two events carry the same id, or a return names an order: "
                    + "which of them count takes all of their events. Give a base of those customers (Settle), or use a CustomerBase.");
        }

        return new FoldReader(this, _folded, _settledBy, _ownKept, withDecline);
    }

    internal bool IsUnsettled(int customer) => (StateOf(customer) & FoldPlan.IsUnsettled) != 0;

    internal string KeyAt(int customer) => _keys.TextAt(customer);

    private int StateOf(int customer) => Unsafe.Add(ref _folded.RowOf(customer), FoldPlan.State);

    [MethodImpl(RowPath.Compiled)]
    private void Add(int number, int hash, in PackedEvent item)
    {
        _unsettled = null;
        ref int row = ref _folded.RowOf(number);
        if (item.Id != 0 && !IsNew(hash, item.Id))
        {
            row |= FoldPlan.IsUnsettled;
        }

        if (item.Ticks >= _end)
        {
            return;
        }

        row |= FoldPlan.IsKnown;
        int day = _days.Of(item.Ticks);
        if (!_plan.IsLight((CustomerEventKind)item.Kind) || !_folded.Rows.TryAdd(ref row, in item, day))
        {
            CustomerEvent unpacked = Texts.Unpack(in item, withId: false);
            _folded.Add(number, in unpacked, day);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsNew(int hash, long id) => id switch
    {
        > 0 => _seen.Add(hash, id - 1),
        < 0 => _seen.AddText(hash, unchecked((int)(uint)(-1 - id))),
        _ => _seen.AddText(hash, 0), // an empty id
    };

    // Of an order that has the return's own id, the id tells.
    private bool NamesAnOrder(in CustomerEvent item, string? id) => item is { Kind: CustomerEventKind.Return, Reference: not null }
        && Shop.Orders.MatchReturnsToOrders
        && !string.Equals(item.Reference, id, StringComparison.Ordinal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(long ticks)
    {
        _oldestTicks = Math.Min(_oldestTicks, ticks);
        _newestTicks = Math.Max(_newestTicks, ticks);
        EventCount++;
    }

    private void TakeCurrency(ReadOnlySpan<char> customer, int number, string currency)
    {
        int place = _currencies.IndexOf(currency) + 1;
        if (place == 0)
        {
            _currencies.Add(currency);
            place = _currencies.Count;
        }

        FoldedChunk chunk = _folded.ChunkOf(number);
        ref ushort known = ref (chunk.Currencies ??= new ushort[FoldedChunk.Most])[number & (FoldedChunk.Most - 1)];
        if (known != 0 && known != place)
        {
            throw OtherCurrency(customer, currency, _currencies[known - 1]);
        }

        known = checked((ushort)place);
    }

    private static ArgumentException OtherCurrency(ReadOnlySpan<char> customer, string currency, string known) => new(
        $"An amount of customer '{customer}' is in {currency}, but this customer's amounts are in {known}; convert it to {known} before.",
        nameof(currency));

    private void Merge(CustomerFold fork)
    {
        RequireOneCurrency(fork);
        _unsettled = null;
        int[] numbers = _keys.NumbersOf(fork._keys);
        for (int theirs = 0; theirs < numbers.Length; theirs++)
        {
            _keys.PrefetchRow(numbers[Math.Min(theirs + RowsAhead, numbers.Length - 1)]);
            _folded.Merge(numbers[theirs], fork._folded, theirs);
            if (Shop.Currency is null && fork.CurrencyOf(theirs) is { } currency)
            {
                TakeCurrency(fork._keys.TextAt(theirs), numbers[theirs], currency);
            }
        }
    }

    private void RequireOneCurrency(CustomerFold fork)
    {
        for (int theirs = 0; _currencies.Count > 0 && fork._currencies.Count > 0 && theirs < fork._keys.Count; theirs++)
        {
            if (fork.CurrencyOf(theirs) is { } other
                && fork._keys.TextAt(theirs) is var text
                && _keys.TryFind(text, out int number)
                && CurrencyOf(number) is { } mine
                && !string.Equals(mine, other, StringComparison.Ordinal))
            {
                throw OtherCurrency(text, other, mine);
            }
        }
    }

    private string? CurrencyOf(int customer)
    {
        if (_currencies.Count == 0)
        {
            return null;
        }

        int place = _folded.ChunkOf(customer).Currencies?[customer & (FoldedChunk.Most - 1)] ?? 0;
        return place == 0 ? null : _currencies[place - 1];
    }
}
