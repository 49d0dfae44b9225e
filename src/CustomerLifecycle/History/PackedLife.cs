namespace CustomerLifecycle;

/// <summary>
/// The few events of a customer of a base, each by itself and at an instant of its own, as in most lives: without a history. One customer
/// after the other.
/// </summary>
/// <remarks>
/// Where a row of numbers says all that is asked for, there is a row after each event, so that going back costs nothing; otherwise, and
/// where an event does not fit a row, a profile is folded anew.
/// </remarks>
internal sealed class PackedLife : ICustomerLife
{
    /// <summary>The most events that it takes.</summary>
    public const int Most = 32;

    private readonly PackedEvent[] _items = new PackedEvent[Most];
    private readonly PackedTexts[] _texts = new PackedTexts[Most];
    private readonly (long Ticks, int Item)[] _order = new (long Ticks, int Item)[Most];
    private readonly SteadyDays _days;
    private readonly FoldPlan? _plan; // null: always a profile
    private readonly RowFold? _rowFold;
    private readonly FoldedFacts? _factsOfRow;
    private readonly int[] _rows = [];
    private readonly CustomerProfile _profile;
    private readonly bool _withDecline;
    private CustomerFacts _facts = new() { Source = SummarySource.Nothing };
    private CustomerFacts _factsOfProfile;
    private bool? _isInRows; // null until somebody begins
    private int _happened;

    /// <summary>Initializes a new instance of the <see cref="PackedLife"/> class without any event.</summary>
    /// <param name="shop">Zone and policies.</param>
    /// <param name="plan">What a row holds; null where no row holds all that is asked for.</param>
    /// <param name="withDecline">Whether anybody asks for the signs of decline.</param>
    public PackedLife(Shop shop, FoldPlan? plan, bool withDecline)
    {
        _days = new SteadyDays(shop.Zone);
        _profile = CustomerProfile.OfJudged(shop);
        _withDecline = withDecline;
        if (plan is not null)
        {
            (_plan, _rowFold, _factsOfRow) = (plan, new RowFold(shop, plan), new FoldedFacts(plan));
            _rows = new int[(Most + 1) * plan.Width];
        }
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Forgets all events.</summary>
    public void Clear() => (Count, _isInRows) = (0, null);

    /// <summary>Takes on an event, in its place among those that are here.</summary>
    public void TakeOn(in PackedEvent item, PackedTexts texts)
    {
        int place = Count++;
        _items[place] = item;
        if (!ReferenceEquals(_texts[place], texts))
        {
            _texts[place] = texts;
        }

        int at = place;
        for (; at > 0 && _order[at - 1].Ticks > item.Ticks; at--)
        {
            _order[at] = _order[at - 1];
        }

        _order[at] = (item.Ticks, place);
    }

    /// <inheritdoc/>
    public long TicksAt(int index) => _order[index].Ticks;

    /// <inheritdoc/>
    public int DayAt(int index) => _days.Of(_order[index].Ticks);

    /// <inheritdoc/>
    public void Begin(int count)
    {
        _isInRows ??= TryFoldRows();
        if (_isInRows == true)
        {
            _happened = count;
            return;
        }

        _profile.Clear();
        for (int index = 0; index < count; index++)
        {
            AddToProfile(index);
        }
    }

    /// <inheritdoc/>
    public void Add(int index)
    {
        if (_isInRows == true)
        {
            _happened = index + 1;
        }
        else
        {
            AddToProfile(index);
        }
    }

    /// <inheritdoc/>
    public ref readonly CustomerFacts FactsOn(int day)
    {
        if (_isInRows != true)
        {
            _factsOfProfile = _profile.FactsOn(day, _withDecline, withOwn: false);
            return ref _factsOfProfile;
        }

        _factsOfRow!.Write(day, ref _rows[_happened * _plan!.Width], ref _facts);
        return ref _facts;
    }

    /// <summary>Makes a row after each event, where each is one that changes nothing but a row.</summary>
    private bool TryFoldRows()
    {
        if (_plan is null)
        {
            return false;
        }

        int width = _plan.Width;
        _rows.AsSpan(0, width).Clear();
        for (int index = 0; index < Count; index++)
        {
            _rows.AsSpan(index * width, width).CopyTo(_rows.AsSpan((index + 1) * width));
            ref readonly PackedEvent item = ref _items[_order[index].Item];
            if (item.Further < 0
                || !_plan.IsLight((CustomerEventKind)item.Kind)
                || !_rowFold!.TryAdd(ref _rows[(index + 1) * width], in item, DayAt(index)))
            {
                return false;
            }
        }

        return true;
    }

    private void AddToProfile(int index)
    {
        int place = _order[index].Item;
        CustomerEvent item = _texts[place].Unpack(in _items[place], withId: false);
        _profile.AdoptCurrency(item.Currency);
        _profile.Add(in item, DayAt(index));
    }
}
