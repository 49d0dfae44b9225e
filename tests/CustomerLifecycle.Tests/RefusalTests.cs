using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>
/// Whoever is refused reads what was wrong: the parameter, or the property where the parameter would be called <c>value</c>.
/// </summary>
public sealed class RefusalTests
{
    public static TheoryData<string, string, Action> Refused => new()
    {
        { "value", "PaceShare must be more than 0 and less than 1.", () => _ = new DeclinePolicy { PaceShare = double.NaN } },
        { "value", "CheaperPercent must be a number from 1 to 99.", () => _ = new DeclinePolicy { CheaperPercent = 100 } },
        { "value", "MinimumOrders must be 5 or more.", () => _ = new DeclinePolicy { MinimumOrders = 4 } },
        {
            "value", "ReturnFactor must be a finite number above 1.",
            () => _ = new DeclinePolicy { ReturnFactor = double.PositiveInfinity }
        },
        { "value", "Revenue must be a finite number.", () => _ = new CustomerFacts { Revenue = double.NaN } },
        { "value", "Cost must be 0 or more.", () => _ = CustomerEvent.Order(default, 1) with { Cost = -0.01m } },
        {
            "value", "Status must be one of Completed, Canceled, Test, Refunded.",
            () => _ = default(CustomerEvent) with { Status = (OrderStatus)9 }
        },
        { "value", "Zone must not be null.", () => _ = new Shop { Zone = null! } },
        { "low", "low must be a number.", () => _ = new FactRange(double.NaN, 1) },
        { "days", "days must be 1 or more.", () => _ = new ShopRhythm(0) },
        { "monetary", "monetary must be a finite number.", () => _ = new RfmFigures(0, 1, double.NegativeInfinity) },
        { "coefficient", "coefficient must be a finite number, 0 or more.", () => _ = ViralGrowth.Customers(1, -1, 1) },
        { "response", "response must be more than 0:00:00:00.", () => _ = new AttentionRule(AttentionLevel.Low, Duration.Zero, 1) },
        { "score", "score must be a number from 0 to 10.", () => _ = CustomerEvent.SurveyAnswered(default, 11) },
        {
            "end", "end is in the Julian calendar",
            () => _ = CustomerEvent.ContractStarted(default, new LocalDate(2024, 1, 1, CalendarSystem.Julian))
        },
        { "key", "'Gold club' is not a key", () => _ = StageModel.Of("Gold club", TransitionPolicy.Free, "member") },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Refusal_NamesWhatIsWrong_AndWhatWouldBeRight(string parameter, string message, Action wrong)
    {
        ArgumentException refused = Assert.ThrowsAny<ArgumentException>(wrong);
        Assert.Equal(parameter, refused.ParamName);
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }
}
