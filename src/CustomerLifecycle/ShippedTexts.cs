using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace CustomerLifecycle;

/// <summary>Texts that ship, in the resource files named after a type and lying beside it.</summary>
/// <threadsafety>Safe from any thread; what was asked for once is kept.</threadsafety>
internal sealed class ShippedTexts(Type owner)
{
    private readonly ResourceManager _resources = new(owner);
    private readonly ConcurrentDictionary<string, LocalizedText> _texts = new(StringComparer.Ordinal);

    /// <summary>The text of a name; it is looked up when it is asked for.</summary>
    public LocalizedText this[string name] => _texts.TryGetValue(name, out LocalizedText? known)
        ? known
        : _texts.GetOrAdd(name, LocalizedText.FromResources(_resources, name));

    public string Get(string name, CultureInfo culture) => this[name].In(culture);

    public string Format(string name, CultureInfo culture, params object[] arguments) =>
        string.Format(SentenceText.Numbers(culture), Get(name, culture), arguments);
}
