using System.Globalization;

namespace CustomerLifecycle.Decisions;

/// <summary>A decision about a customer: a value that says why.</summary>
public interface IDecision
{
    /// <summary>Says why it was decided so; amounts and dates are written invariantly.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words, never empty.</returns>
    string Say(CultureInfo culture);
}
