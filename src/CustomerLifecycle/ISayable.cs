using System.Globalization;

namespace CustomerLifecycle;

/// <summary>What can be said in words, in a language: texts, explanations, conditions, decisions, ways.</summary>
/// <remarks>A type of one's own that implements it can be said in the current language too (<see cref="SayableExtensions.Say"/>).</remarks>
public interface ISayable
{
    /// <summary>Says it in a language.</summary>
    /// <param name="culture">The language; the invariant culture means English.</param>
    /// <returns>The words, never empty.</returns>
    string Say(CultureInfo culture);
}
