using System.Globalization;

namespace CustomerLifecycle.Decisions;

/// <summary>A text with what is said in it, to be put into another.</summary>
internal sealed class DecisionPhrase(string text, params object[] arguments) : IDecision
{
    public string Say(CultureInfo culture) => DecisionTexts.Format(text, culture, arguments);
}
