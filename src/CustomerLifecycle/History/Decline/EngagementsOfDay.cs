namespace CustomerLifecycle;

/// <summary>The signs of life beside orders of one day, or of several together.</summary>
/// <param name="Times">How many.</param>
internal readonly record struct EngagementsOfDay(int Times) : IDayOfMany<EngagementsOfDay>
{
    public static EngagementsOfDay operator +(EngagementsOfDay left, EngagementsOfDay right) => new(left.Times + right.Times);
}
