namespace CustomerLifecycle;

/// <summary>The events of one customer in time order, folded from the first up to any of them.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal interface ICustomerLife
{
    /// <summary>How many events there are.</summary>
    int Count { get; }

    /// <summary>When an event happened, in ticks since 1970.</summary>
    long TicksAt(int index);

    /// <summary>The calendar day of an event.</summary>
    int DayAt(int index);

    /// <summary>Begins anew: the first so many events have happened, judged by each other and nothing later.</summary>
    void Begin(int count);

    /// <summary>The next event happens.</summary>
    /// <param name="index">Its place: as many as have happened.</param>
    void Add(int index);

    /// <summary>The facts on a day that is not before the newest event, as far as they are asked for.</summary>
    /// <returns>The facts; whoever asks again overwrites them.</returns>
    ref readonly CustomerFacts FactsOn(int day);
}
