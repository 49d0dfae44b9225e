namespace CustomerLifecycle;

/// <summary>Names, meanings and phrases of the facts that ship, from <c>FactTexts.resx</c>.</summary>
internal static class FactTexts
{
    public static ShippedTexts All { get; } = new(typeof(FactTexts));
}
