using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Decisions;

/// <summary>
/// A decision about a customer: a value that says why (<see cref="ISayable.Say"/>; amounts and dates are written invariantly), and stands
/// in JSON with its reason.
/// </summary>
/// <remarks>
/// A decision of one's own that carries <c>[JsonConverter(typeof(ResultJsonConverter))]</c> is written like those that ship; where it does
/// not say what else stands there, it is its reason.
/// </remarks>
public interface IDecision : ISayable, IJsonResult
{
    /// <inheritdoc/>
    void IJsonResult.WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, static () => { });
}
