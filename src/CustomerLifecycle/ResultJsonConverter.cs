using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>
/// Writes every result of the library (<see cref="IJsonResult"/>) with <c>System.Text.Json</c>. The results name it themselves, so that it
/// need not be added to any options; add one to choose a language.
/// </summary>
/// <remarks>
/// <para>
/// <c>options.Converters.Add(new ResultJsonConverter(() =&gt; CultureInfo.CurrentUICulture))</c> writes names and reasons in the language
/// of the request. It does not read: a result is worked out from events, which come back from JSON exactly
/// (<see cref="CustomerEventJsonConverter"/>, <see cref="StageTrackerStateJson"/>).
/// </para>
/// <para>It uses no reflection and works in a trimmed or natively compiled application.</para>
/// </remarks>
/// <threadsafety>Holds no state but the function that was given; safe from any thread where that is.</threadsafety>
public sealed class ResultJsonConverter : JsonConverter<IJsonResult>
{
    private readonly Func<CultureInfo> _culture;

    /// <summary>Initializes a new instance of the <see cref="ResultJsonConverter"/> class that writes English.</summary>
    public ResultJsonConverter()
        : this(static () => CultureInfo.InvariantCulture)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ResultJsonConverter"/> class that writes one language.</summary>
    /// <param name="culture">The language of names and reasons.</param>
    public ResultJsonConverter(CultureInfo culture)
        : this(() => culture) => ArgumentNullException.ThrowIfNull(culture);

    /// <summary>
    /// Initializes a new instance of the <see cref="ResultJsonConverter"/> class that asks for the language each time.
    /// </summary>
    /// <param name="culture">Gives the language of names and reasons, called once for each result.</param>
    public ResultJsonConverter(Func<CultureInfo> culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        _culture = culture;
    }

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsAssignableTo(typeof(IJsonResult));
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override IJsonResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        throw new NotSupportedException(
            $"A {typeToConvert.Name} is written as JSON, and not read: keep the events or the state of a tracker, and work it out again.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IJsonResult value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer, _culture());
    }
}
