using CustomerLifecycle.Metrics;
using FsCheck.Xunit;

namespace CustomerLifecycle.Tests.Metrics;

[Trait("source", "000: value rises the longer customers stay")]
public sealed class LifetimeValueTests
{
    /// <summary>
    /// The three forms for m = 100, r = 0.8, d = 0.1, by P. Fader and B. Hardie, note 024 (2012): 1.1 ÷ 0.3, 0.8 ÷ 0.3 and 1 ÷ 0.3 of the
    /// margin.
    /// </summary>
    [Fact]
    public void ThreeTextbookForms()
    {
        Assert.Equal(366.6667, LifetimeValue.WithFirstPaymentNow(100, 0.8, 0.1).Value!.Value, 4);
        Assert.Equal(266.6667, LifetimeValue.AfterFirstPayment(100, 0.8, 0.1).Value!.Value, 4);
        Assert.Equal(333.3333, LifetimeValue.WithPaymentsAtPeriodEnds(100, 0.8, 0.1).Value!.Value, 4);
    }

    [Fact]
    public void WhatHasNoEnd_IsUndefined_AndWhatIsNoRate_IsRefused()
    {
        Assert.Contains("no end", LifetimeValue.WithFirstPaymentNow(100, 1, 0).Undefined?.ToString(), StringComparison.Ordinal);
        Assert.Equal(300, LifetimeValue.Truncated(100, 1, 0, 2).Value);
        Assert.Equal(720, LifetimeValue.Baseline(100, 12, 0.6).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.WithFirstPaymentNow(100, 1.01, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.WithFirstPaymentNow(100, 0.5, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.AfterFirstPayment(double.NaN, 0.5, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.AfterFirstPayment(1, double.NaN, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.Truncated(1, 0.5, 0.1, -1));
    }

    [Property]
    public void TheFormsHangTogether(ushort margin, byte retention, byte discount)
    {
        double r = retention / 256.0;
        double d = discount / 256.0;
        double now = LifetimeValue.WithFirstPaymentNow(margin, r, d).Value!.Value;
        Assert.Equal(now, margin + LifetimeValue.AfterFirstPayment(margin, r, d).Value!.Value, 6);
        Assert.Equal(now, (1 + d) * LifetimeValue.WithPaymentsAtPeriodEnds(margin, r, d).Value!.Value, 6);
        Assert.Equal(1, (LifetimeValue.Truncated(margin, r, d, 20_000).Value!.Value + 1) / (now + 1), 9);
    }

    [Fact]
    public void ViralGrowth_IsAGeometricSum()
    {
        Assert.Equal(175, ViralGrowth.Customers(100, 0.5, 2));
        Assert.Equal(400, ViralGrowth.Customers(100, 1, 3));
        Assert.Equal(100 * ((Math.Pow(1.5, 11) - 1) / 0.5), ViralGrowth.Customers(100, 1.5, 10), 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => ViralGrowth.Customers(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ViralGrowth.Customers(1, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ViralGrowth.Customers(1, 10, 10_000));
    }
}
