namespace CustomerLifecycle;

/// <summary>Facts that are folded event by event, for one customer after the other.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal interface IRunningFacts
{
    /// <summary>Forgets all events.</summary>
    void Clear();

    /// <summary>Takes in an event that is judged by itself.</summary>
    /// <param name="item">The event.</param>
    /// <param name="texts">What it refers to.</param>
    /// <param name="day">Its calendar day.</param>
    void Add(in PackedEvent item, PackedTexts texts, int day);

    /// <summary>The facts on a day that is not before the newest event, as far as somebody asks for them.</summary>
    CustomerFacts FactsOn(int day);
}
