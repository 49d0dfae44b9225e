namespace CustomerLifecycle;

/// <summary>What a fact makes of the events that it selects.</summary>
internal enum FactAggregate
{
    /// <summary>How many there are.</summary>
    Count = 0,

    /// <summary>Days since the first of them.</summary>
    DaysSinceFirst = 1,

    /// <summary>Days since the last of them, or the last but so many.</summary>
    DaysSince = 2,

    /// <summary>Days until the date that the newest of them carries.</summary>
    DaysUntil = 3,

    /// <summary>The sum of a number that they carry.</summary>
    Sum = 4,

    /// <summary>Its mean.</summary>
    Mean = 5,

    /// <summary>Its smallest value.</summary>
    Smallest = 6,

    /// <summary>Its largest value.</summary>
    Largest = 7,

    /// <summary>The value of the first of them that carries one.</summary>
    First = 8,

    /// <summary>The value of the newest of them that carries one.</summary>
    Latest = 9,

    /// <summary>How many different values they carry.</summary>
    Distinct = 10,

    /// <summary>The value that most of them carry; of several the one seen last.</summary>
    MostFrequent = 11,

    /// <summary>What the newest of them says, even where that is nothing: attributes can be cleared.</summary>
    Attribute = 12,

    /// <summary>Arithmetic over other facts.</summary>
    Calculated = 13,
}
