using System.Globalization;
using System.Resources;

namespace CustomerLifecycle;

/// <summary>Texts that ship, in the resource files named after a type and lying beside it.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
internal sealed class ShippedTexts(Type owner)
{
    private readonly ResourceManager _resources = new(owner);

    /// <summary>The text of a name; it is looked up when it is asked for.</summary>
    public LocalizedText this[string name] => LocalizedText.FromResources(_resources, name);

    public string Get(string name, CultureInfo culture) => this[name].In(culture);

    public string Format(string name, CultureInfo culture, params object[] arguments) =>
        string.Format(SentenceText.Numbers(culture), Get(name, culture), arguments);
}
