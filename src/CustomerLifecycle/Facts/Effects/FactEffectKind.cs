namespace CustomerLifecycle;

/// <summary>How a step changes a fact. The choice is the one number that the step comes with, such as the amount of an order.</summary>
internal enum FactEffectKind
{
    /// <summary>Adds a number, each time.</summary>
    Add = 0,

    /// <summary>Sets a number.</summary>
    Set = 1,

    /// <summary>Sets a number where there is none yet.</summary>
    SetIfMissing = 2,

    /// <summary>Sets the choice.</summary>
    SetChoice = 3,

    /// <summary>Adds the choice.</summary>
    AddChoice = 4,

    /// <summary>Raises the fact to the choice where it is lower.</summary>
    RaiseToChoice = 5,

    /// <summary>
    /// Puts days until something off, as an order does with being overdue: to 1 or more, and nobody can say how many.
    /// </summary>
    PutOff = 6,

    /// <summary>Adds a number, each time; where the customer is lost by then, to 0 instead of to what there was.</summary>
    AddAnewOfLost = 7,

    /// <summary>Sets a number where the customer is lost by then, and else nothing.</summary>
    SetOfLost = 8,
}
