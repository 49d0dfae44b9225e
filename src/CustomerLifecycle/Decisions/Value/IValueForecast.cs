
namespace CustomerLifecycle.Decisions;

/// <summary>Says what value is still to come from a customer: <see cref="RepurchaseForecast"/>, or a model of one's own.</summary>
public interface IValueForecast
{
    /// <summary>The value to come.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>The forecast, or why there is none.</returns>
    ValueToCome Forecast(in CustomerFacts facts);
}
