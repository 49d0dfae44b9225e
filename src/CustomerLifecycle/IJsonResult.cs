using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle;

/// <summary>
/// A result that knows how to stand in JSON, for people and programs that read it: keys of stages and metrics, names and reasons in a
/// language, days in ISO 8601.
/// </summary>
/// <remarks>
/// A type of one's own that implements it and carries <c>[JsonConverter(typeof(ResultJsonConverter))]</c> is written like those that ship.
/// </remarks>
public interface IJsonResult
{
    /// <summary>Writes the result as one JSON value, mostly an object.</summary>
    /// <param name="json">Where the value goes.</param>
    /// <param name="culture">
    /// The language of names and reasons; the invariant culture means English. Keys and numbers do not follow it.
    /// </param>
    void WriteTo(Utf8JsonWriter json, CultureInfo culture);
}
