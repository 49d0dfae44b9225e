using System.Globalization;

namespace CustomerLifecycle;

/// <summary>What a fact is: which events, what of them, and in which window; everything else follows from it.</summary>
internal sealed class FactDeclaration
{
    private readonly Lazy<string> _identity;

    public FactDeclaration(string key, FactAggregate aggregate, FactSelector? selector)
    {
        Guard.Against.NotKebabCase(key);
        Key = key;
        Aggregate = aggregate;
        Selector = selector;
        _identity = new(() => $"{Key}: {Calculation?.Identity ?? string.Join(' ', Words())}");
    }

    public string Key { get; }

    public FactAggregate Aggregate { get; }

    /// <summary>Which events; null where the fact is calculated from others.</summary>
    public FactSelector? Selector { get; }

    /// <summary>What of the events; null where they are counted or dated.</summary>
    public EventProperty? Of { get; init; }

    public FactWindow Window { get; init; } = FactWindow.Ever;

    /// <summary>The last event is 1, the one before it 2.</summary>
    public int Nth { get; init; } = 1;

    public FactCalculation? Calculation { get; init; }

    /// <summary>The declaration in a fixed form: two facts with the same one are the same.</summary>
    public string Identity => _identity.Value;

    public bool IsText => Of?.IsText ?? false;

    /// <summary>By how much the value changes with each day, where nothing but that changes it.</summary>
    public int DailyChange => Window.Moves ? 0 : Aggregate switch
    {
        FactAggregate.DaysSince or FactAggregate.DaysSinceFirst => +1,
        FactAggregate.DaysUntil => -1,
        _ => 0,
    };

    /// <summary>
    /// Whether time changes the value in another way than by the same each day, so that the days on which it does must be asked for.
    /// </summary>
    public bool MovesUnevenly => Window.Moves || Calculation is { MovesWithTime: true };

    /// <summary>Whether a summary of constant size can tell the value.</summary>
    public bool FitsASummary => !Window.Moves && Aggregate is not (FactAggregate.Distinct or FactAggregate.MostFrequent);

    public FactDeclaration With(FactSelector? selector = null, FactWindow? window = null) => new(Key, Aggregate, selector ?? Selector)
    {
        Of = Of,
        Window = window ?? Window,
        Nth = Nth,
        Calculation = Calculation,
    };

    private IEnumerable<string> Words()
    {
        yield return Aggregate.ToString();
        if (Nth > 1)
        {
            yield return Nth.ToString(CultureInfo.InvariantCulture);
        }

        if (Of is not null)
        {
            yield return Of.Key;
        }

        yield return $"of {Selector!.Identity}";
        yield return Window.IsEver ? "ever" : $"in {Window}";
    }
}
