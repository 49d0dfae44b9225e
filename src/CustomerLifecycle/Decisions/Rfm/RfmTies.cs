namespace CustomerLifecycle.Decisions;

/// <summary>What happens to equal values, and to values at a cut point.</summary>
/// <remarks>The default value is <see cref="Together"/>.</remarks>
public enum RfmTies
{
    /// <summary>
    /// Equal values share a score: one more than the number of cut points strictly below the value. A score may stay empty.
    /// </summary>
    Together = 0,

    /// <summary>
    /// Equal values share a score, and a value must exceed a cut point by 1 to reach the next: the rule of some statistical packages, made
    /// for whole numbers.
    /// </summary>
    TogetherByOne = 1,

    /// <summary>Equal values are parted in the order in which the customers are given, so that all scores are equally frequent.</summary>
    Apart = 2,
}
