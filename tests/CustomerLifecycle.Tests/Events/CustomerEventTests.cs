using NodaTime;

namespace CustomerLifecycle.Tests;

public sealed class CustomerEventTests
{
    private static readonly Instant At = Instant.FromUtc(2024, 5, 1, 10, 0);

    [Fact]
    public void Default_IsNamelessCustomEventAtEpoch()
    {
        CustomerEvent item = default;
        Assert.Equal(CustomerEventKind.Custom, item.Kind);
        Assert.Equal(NodaConstants.UnixEpoch, item.At);
        Assert.Null(item.Score);
        Assert.Null(item.ContractEnd);
    }

    [Fact]
    public void Kinds_Keys_AreKebabCaseAndReadBack()
    {
        Assert.Equal("email-opened", CustomerEventKinds.KeyOf(CustomerEventKind.EmailOpened));
        Assert.Equal("sign-up", CustomerEventKinds.KeyOf(CustomerEventKind.SignUp));
        foreach (CustomerEventKind kind in CustomerEventKinds.All)
        {
            Assert.True(CustomerEventKinds.TryParse(CustomerEventKinds.KeyOf(kind), out CustomerEventKind read));
            Assert.Equal(kind, read);
        }

        Assert.True(CustomerEventKinds.TryParse("Purchase", out CustomerEventKind purchase));
        Assert.Equal(CustomerEventKind.Order, purchase);
        Assert.False(CustomerEventKinds.TryParse("nonsense", out _));
    }

    [Fact]
    public void NegativeAmounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Order(At, -1));
        Assert.Equal(0, CustomerEvent.Order(At, -0.00m).Amount);
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Return(At, -0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Order(At, 1) with { Cost = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Order(At, 1) with { Quantity = -1 });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void ProfileCompleted_OutsidePercent_IsRefused(int percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.ProfileCompleted(At, percent));

    [Fact]
    public void Scores_AtTheirEnds_AreKept()
    {
        Assert.Equal(0, CustomerEvent.SurveyAnswered(At, 0).Score);
        Assert.Equal(10, CustomerEvent.SurveyAnswered(At, 10).Score);
        Assert.Equal(1, CustomerEvent.Review(At, 1).Score);
        Assert.Null(CustomerEvent.SupportClosed(At).Score);
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.SurveyAnswered(At, 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Review(At, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.SupportClosed(At, 6));
    }

    [Fact]
    public void Details_ThatTheKindCannotHave_AreRefused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => CustomerEvent.Visit(At) with { Status = OrderStatus.Canceled });
        Assert.Contains("only orders have", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CustomerEvent.Visit(At) with { Currency = "EUR" });
        Assert.Throws<ArgumentException>(() => CustomerEvent.Return(At, 1) with { Selling = SellingKind.UpSell });
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Order(At, 1) with { Status = (OrderStatus)9 });
    }

    [Fact]
    public void Contract_EndInAnotherCalendar_IsRefused() =>
        Assert.Throws<ArgumentException>(
            () => CustomerEvent.ContractStarted(At, new LocalDate(2024, 5, 1).WithCalendar(CalendarSystem.Julian)));

    [Fact]
    public void ToString_IsInvariant() =>
        Assert.Equal("order A-17 at 2024-05-01T10:00:00Z", (CustomerEvent.Order(At, 5) with { Id = "A-17" }).ToString());
}
