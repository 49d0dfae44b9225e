namespace CustomerLifecycle;

/// <summary>What a profile keeps of one fact: a few numbers, whatever the order in which events come and parts are merged.</summary>
internal sealed class FactSummary(FactDeclaration fact)
{
    private readonly List<int> _lastDays = []; // of a fact about the n-th last event: the n latest days
    private long _count;
    private long _valued;
    private DecimalSum _sum;
    private double _extreme = double.NaN;
    private int _firstDay = int.MaxValue;
    private Marked _first;
    private Marked _latest;

    public FactDeclaration Fact => fact;

    /// <summary>What is to be kept for facts: those that they are calculated from, each once and always in the same order.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="keeper">Who keeps them, for people.</param>
    /// <param name="instead">Who can say what a summary cannot, for people.</param>
    /// <exception cref="ArgumentException">A fact needs every event; the message names it.</exception>
    public static FactDeclaration[] DeclarationsOf(IEnumerable<CustomerFact> facts, string keeper, string instead)
    {
        FactDeclaration[] asked =
        [
            .. Guard.Against.NothingWithin(facts).SelectMany(f =>
                f.Declaration.Calculation?.Operands.Select(o => o.Own?.Declaration).OfType<FactDeclaration>() ?? [f.Declaration])
                .DistinctBy(d => d.Identity, StringComparer.Ordinal)
                .OrderBy(d => d.Identity, StringComparer.Ordinal),
        ];
        return Array.Find(asked, d => !d.FitsASummary) is { } tooMuch
            ? throw new ArgumentException(
                $"The fact '{tooMuch.Key}' ({tooMuch.Identity}) needs every event, which {keeper} does not keep; use {instead} for it.",
                nameof(facts))
            : asked;
    }

    public void Add(in CustomerEvent item, int day, OrderPolicyOfFacts orders)
    {
        (int from, int until) = fact.Window.On(day);
        if (!fact.Selector!.Selects(in item, orders) || day < from || day >= until)
        {
            return;
        }

        FactValue value = fact.Of?.Read(item) ?? FactValue.Missing;
        bool isValued = !double.IsNaN(value.Number);
        _count++;
        _valued += isValued ? 1 : 0;
        _sum += fact.Of?.Exact?.Invoke(item) ?? 0;
        _firstDay = Math.Min(_firstDay, day);
        Keep(day);
        KeepExtreme(value.Number);
        if (isValued || fact.Aggregate == FactAggregate.Attribute)
        {
            Marked marked = new(item, value);
            _first = _first.IsEmpty || marked.IsBefore(_first) ? marked : _first;
            _latest = _latest.IsEmpty || _latest.IsBefore(marked) ? marked : _latest;
        }
    }

    public void Merge(FactSummary other)
    {
        _count += other._count;
        _valued += other._valued;
        _sum += other._sum;
        _firstDay = Math.Min(_firstDay, other._firstDay);
        other._lastDays.ForEach(Keep);
        KeepExtreme(other._extreme);
        _first = _first.IsEmpty || (!other._first.IsEmpty && other._first.IsBefore(_first)) ? other._first : _first;
        _latest = _latest.IsEmpty || (!other._latest.IsEmpty && _latest.IsBefore(other._latest)) ? other._latest : _latest;
    }

    public FactSummary Clone()
    {
        FactSummary clone = new(fact);
        clone.Merge(this);
        return clone;
    }

    public FactValue Read(int day) => fact.Aggregate switch
    {
        FactAggregate.Count => new(_count),
        FactAggregate.Sum => new(_sum.ToDouble()),
        FactAggregate.Mean => _valued == 0 ? FactValue.Missing : new(_sum.Over(_valued)),
        FactAggregate.DaysSince => _lastDays.Count < fact.Nth ? FactValue.Missing : new(Math.Max(0, day - _lastDays[^fact.Nth])),
        FactAggregate.DaysSinceFirst => _count == 0 ? FactValue.Missing : new(Math.Max(0, day - _firstDay)),
        FactAggregate.DaysUntil => _latest.IsEmpty ? FactValue.Missing : new(_latest.Value.Number - day),
        FactAggregate.Smallest or FactAggregate.Largest => new(_extreme),
        FactAggregate.First => _first.IsEmpty ? FactValue.Missing : _first.Value,
        FactAggregate.Latest or FactAggregate.Attribute => _latest.IsEmpty ? FactValue.Missing : _latest.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void Keep(int day)
    {
        int place = _lastDays.FindLastIndex(known => known <= day) + 1;
        _lastDays.Insert(place, day);
        if (_lastDays.Count > fact.Nth)
        {
            _lastDays.RemoveAt(0);
        }
    }

    private void KeepExtreme(double number)
    {
        bool isFurther = double.IsNaN(_extreme) || (fact.Aggregate == FactAggregate.Largest ? number > _extreme : number < _extreme);
        _extreme = !double.IsNaN(number) && isFurther ? number : _extreme;
    }

    /// <summary>
    /// A value with the event that carries it, so that of several at one instant the same one is taken whatever the order.
    /// </summary>
    private readonly record struct Marked
    {
        private readonly CustomerEvent? _item;

        public Marked(in CustomerEvent item, FactValue value)
        {
            _item = item;
            Value = value;
        }

        public FactValue Value { get; }

        public bool IsEmpty => _item is null;

        public bool IsBefore(in Marked other) => CustomerEvent.Compare(_item!.Value, other._item!.Value) < 0;
    }
}
