namespace CustomerLifecycle;

/// <summary>
/// The few events of a customer of a base, each by itself and at an instant of its own, as in most lives: without a history.
/// </summary>
/// <param name="shop">Zone and policies.</param>
/// <param name="facts">Folds them.</param>
internal sealed class PackedLife(Shop shop, IRunningFacts facts) : ICustomerLife
{
    /// <summary>The most events that it takes.</summary>
    public const int Most = 32;

    private readonly PackedEvent[] _items = new PackedEvent[Most];
    private readonly PackedTexts[] _texts = new PackedTexts[Most];
    private readonly (long Ticks, int Item)[] _order = new (long Ticks, int Item)[Most];
    private readonly SteadyDays _days = new(shop.Zone);

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Forgets all events.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes on an event, in its place among those that are here.</summary>
    public void TakeOn(in PackedEvent item, PackedTexts texts)
    {
        int place = Count++;
        (_items[place], _texts[place]) = (item, texts);
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
        facts.Clear();
        for (int index = 0; index < count; index++)
        {
            Add(index);
        }
    }

    /// <inheritdoc/>
    public void Add(int index)
    {
        int place = _order[index].Item;
        facts.Add(in _items[place], _texts[place], DayAt(index));
    }

    /// <inheritdoc/>
    public CustomerFacts FactsOn(int day) => facts.FactsOn(day);
}
