using System.Globalization;
using CustomerLifecycle.Layouts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Layouts;

/// <summary>The short way through a row gives what the long way gives, and whoever reads a table in parts reads the same table.</summary>
public sealed class PlainRowsTests
{
    private static readonly string[] Header = ["customer", "at", "kind", "amount", "order", "product", "channel", "cost"];

    private static readonly EventLayout Own = EventLayout.Shipped.Single(l => l.Key == "lifecycle");

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2024-05-31T24:00:00Z")]
    [InlineData("20x4-05-31")]
    public void WhatIsNoTime_IsRefused(string at) =>
        Assert.Equal(RowOutcome.Invalid, Reader().Read(Row(["ada", at, "visit", "", "", "", "", ""]), new CustomerRecords()).Outcome);

    [Fact]
    public void AValueThatOtherRowsDecideOn_IsNotCertain()
    {
        EventRowReader reader = Reader();
        CustomerRecords records = new();
        reader.Read(Row(["ada", "2024-05-31", "order", "5", "", "", "", ""]), records);
        Assert.True(reader.IsCertain);
        reader.Read(Row(["ada", "31/05/2024", "order", "5.25", "", "", "", ""]), records);
        Assert.True(reader.IsCertain); // no month is 31
        reader.Read(Row(["ada", "05/31/2024", "order", "5.25", "", "", "", ""]), records);
        Assert.False(reader.IsCertain); // either of the two is wrong
    }

    [Fact]
    public void RowsThatTellOfOneAnother_AreNotReadInParts()
    {
        EventLayout shopify = EventLayout.Shipped.Single(l => l.Key == "shopify-orders");
        EventRowReader reader = shopify.Bind([.. shopify.RecognisedBy.Select(any => any[0]), "Email"]);
        Assert.False(reader.CanBeForked);
        Assert.Throws<InvalidOperationException>(reader.Fork);
        Assert.Throws<ArgumentException>(() => Reader().Join(reader));
    }

    [Property(MaxTest = 300)]
    public Property BothWays_GiveTheSame() => Prop.ForAll(
        Rows.ToArbitrary(),
        rows =>
        {
            // A list of records is read the long way.
            EventRowReader reader = Reader();
            List<CustomerRecord> read = [];
            RowOutcome[] outcomes = [.. rows.Select(r => reader.Read(Row(r), (ICollection<CustomerRecord>)read).Outcome)];
            CustomerRecords expected = new();
            read.ForEach(expected.Add);

            EventRowReader first = Reader();
            EventRowReader second = first.Fork();
            CustomerRecords records = new();
            CustomerRecords later = new();
            Assert.Equal(
                outcomes,
                rows.Select((r, i) => (i < rows.Length / 2 ? first : second).Read(Row(r), i < rows.Length / 2 ? records : later).Outcome));
            first.Join(second);
            records.Append(later);
            Assert.Equal(reader.Summarize().ToString(), first.Summarize().ToString());
            Assert.Equal(reader.Summarize().Invalid, first.Summarize().Invalid);
            Assert.Equal(expected.Customers, records.Customers);
            Assert.Equal(expected.Events, records.Events);
            CustomerBase one = expected.ToBase(Berlin);
            CustomerBase other = records.ToBase(Berlin);
            foreach (string key in one.Keys)
            {
                Assert.Equal(one.Find(key)!.Events, other.Find(key)!.Events);
            }
        });

    private static readonly Shop Berlin = Shop.Default with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };

    private static EventRowReader Reader() => Own.Bind(Header, new LayoutOptions { Shop = Berlin });

    private static Gen<string[][]> Rows => OneRow.ListOf().Select(rows => rows.ToArray());

    private static Gen<string[]> OneRow =>
        from customer in Gen.Elements("ada", "ben", " cleo ", "", "δ")
        from day in Gen.Choose(0, 1500)
        from second in Gen.Choose(0, 86_399)
        from form in Gen.Elements(
            "uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm:ss'Z'", "uuuu-MM-dd HH:mm", "uuuu-MM-dd'T'HH:mm:ss'+02:00'",
            "dd.MM.uuuu", "uuuu-MM-dd'T'HH:mm:ss.fff", "'soon'")
        from kind in Gen.Elements("order", "Order", "", "return", "visit", "sign-up", "review", "email-opened", "tea", "custom")
        from amount in Gen.Elements(
            "", "0", "5", "49.90", "007.5", "1.234", "-3", "1e3", "5 EUR", "12,50", ".5", "1.", "999999999999.99", "12345678901234")
        from order in Gen.Elements("", "1", "17", "A-17", "0", "00", "9223372036854775807")
        from product in Gen.Elements("", "tea", " wine")
        from channel in Gen.Elements("", "web", "store")
        from cost in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Constant("3.50")))
        select new[]
        {
            customer,
            NodaTime.Text.LocalDateTimePattern.Create(form, CultureInfo.InvariantCulture)
                .Format(new LocalDateTime(2022, 1, 1, 0, 0).PlusDays(day).PlusSeconds(second)),
            kind,
            amount,
            order,
            product,
            channel,
            cost,
        };

    private static Fields Row(string[] fields) => new(fields);

    private sealed class Fields(string[] fields) : IEventRow
    {
        public int FieldCount => fields.Length;

        public ReadOnlySpan<char> Field(int ordinal) => fields[ordinal];
    }
}
