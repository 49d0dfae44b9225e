using System.Globalization;

namespace CustomerLifecycle;

/// <summary>Says things in the language of whoever is looking at them.</summary>
public static class SayableExtensions
{
    /// <summary>Says something in the language of the current user interface, which a web application sets for each request.</summary>
    /// <param name="item">What is said.</param>
    /// <returns>
    /// The words in the language of <see cref="CultureInfo.CurrentUICulture"/>. Numbers and dates do not follow that culture.
    /// </returns>
    public static string Say(this ISayable item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Say(CultureInfo.CurrentUICulture);
    }
}
