namespace CustomerLifecycle;

/// <summary>How a condition compares a fact.</summary>
/// <remarks>
/// A missing fact satisfies none of the comparisons, in either direction; only <see cref="IsMissing"/> holds for it.
/// In JSON the names are written in camel case. The default value is <see cref="AtLeast"/>.
/// </remarks>
public enum ConditionOperator
{
    /// <summary>The fact is the threshold or more (≥).</summary>
    AtLeast = 0,

    /// <summary>The fact is more than the threshold (&gt;).</summary>
    MoreThan = 1,

    /// <summary>The fact is the threshold or less (≤).</summary>
    AtMost = 2,

    /// <summary>The fact is less than the threshold (&lt;).</summary>
    LessThan = 3,

    /// <summary>The fact is exactly the threshold; for a flag: yes (1) or no (0).</summary>
    Is = 4,

    /// <summary>The fact was never measured or never happened.</summary>
    IsMissing = 5,

    /// <summary>The fact has a value, whichever.</summary>
    IsPresent = 6,

    /// <summary>A predicate of the user's own that cannot be taken apart.</summary>
    Custom = 7,

    /// <summary>The text is there and another.</summary>
    IsNot = 8,
}
