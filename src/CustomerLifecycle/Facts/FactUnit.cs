namespace CustomerLifecycle;

/// <summary>What a fact is measured in.</summary>
/// <remarks>The default value is <see cref="Number"/>.</remarks>
public enum FactUnit
{
    /// <summary>A plain number.</summary>
    Number = 0,

    /// <summary>A whole number of things, 0 or more.</summary>
    Count = 1,

    /// <summary>Whole calendar days in the shop's time zone.</summary>
    Days = 2,

    /// <summary>Yes (1) or no (0).</summary>
    Flag = 3,

    /// <summary>Money in the shop's currency.</summary>
    Amount = 4,

    /// <summary>Per cent, 0 to 100.</summary>
    Percent = 5,

    /// <summary>A fraction, 0 to 1.</summary>
    Share = 6,

    /// <summary>Points on a scale.</summary>
    Score = 7,

    /// <summary>A text, such as a plan or a country.</summary>
    Text = 8,

    /// <summary>A date.</summary>
    Date = 9,
}
