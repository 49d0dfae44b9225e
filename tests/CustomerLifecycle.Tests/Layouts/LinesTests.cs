using System.Text;
using CustomerLifecycle.Layouts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Layouts;

/// <summary>Lines that are read as bytes say what their rows say when they are read one by one, or are left to whoever does that.</summary>
public sealed class LinesTests
{
    private static readonly string[] Header = ["customer", "at", "kind", "amount", "order", "channel"];

    private static readonly EventLayout Own = EventLayout.Shipped.Single(l => l.Key == "lifecycle");

    private static readonly Shop Berlin = Shop.Default with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };

    private static readonly StageRules<CustomerFacts, string> Rules = StageRules
        .For(StageModel.Of("few", TransitionPolicy.Free, "lost", "worthy", "buyer", "known", "nobody"))
        .When("lost", f => f.DaysSinceLastOrder > 400)
        .When("worthy", f => f.Revenue >= 100 || f.ReturnedAmount > 5)
        .When("buyer", f => f.Orders >= 1)
        .When("known", f => f.IsSignedUp || f.Visits > 1)
        .Otherwise("nobody");

    /// <summary>What each field may be: first what is plain, then what is not, or wrong.</summary>
    private static readonly string[][] Fields =
    [
        [
            "c1", "c12345678", "customer-9", "c234567890123456", "c2345678901234567", "somebody.else@shop.example", " cleo", "cleo\v", "δ",
            "\u00A0ada", "顧客", "a\0b", "", "  ", "x\u007F",
        ],
        [
            "2024-05-31", "2024-02-29", "2023-12-31T23:59", "2024-05-31 18:30", "2024-05-31T18:30:59", "2024-05-31T18:30:00Z",
            "2024-05-31T18:30Z", "0001-01-01", "9999-12-31", "2024-03-31T02:30", "2024-05-31T18:30:00+02:00", "2024-05-31T18:30:00.5",
            "31.05.2024", "2023-02-29", "2024-13-01", "2024-00-10", "2024-05-00", "2024-05-31T24:00", "2024-05-31T18:60:00Z",
            "2024-05-31T18:30:60Z", "2024-05-31X18:30:00Z", "2024-05-31T18-30:00Z", "2024-05-31T18:30-00Z", "2024/05/31", "202a-05-31",
            "2024-05-3:", "2024-05-31T1/:30", "2024-05-31T18:30:0/Z", "0000-01-01", "2024-05-31T18:30:00z", "2024-05-31Z", "soon", "",
        ],
        [
            "order", "visit", "sign-up", "return", "opted-out", "Order", "campaign-response", "support-opened", "review", "tea", " visit",
            "ü", "",
        ],
        [
            "5", "49.90", "0", "007.5", "1234567", "12345678", "123456.78", "1234567.89", "999999999999.99", "123456789012", "0.12345",
            "5.1234567", "1.234", "1234567890123", "12345678901234567", "5.", ".5", "1.2.3", "1:5", "1/5", "-3", "1e3", "5 EUR", "12,50",
            " 5", "",
        ],
        [
            "", "", "1", "12345678", "123456789", "1234567890123456", "12345678901234567", "123456789012345678", "9223372036854775807", "0",
            "00", "017", "A-17", " 18 ", "1/7", "1:7", "é",
        ],
        ["", "web", "käse"],
    ];

    /// <summary>Times, amounts, ids and words that are almost plain, each by itself in a row that is plain but for it.</summary>
    [Fact]
    public void EachFieldByItself_IsReadAsByWhoReadsRows()
    {
        string[] plain = ["c1", "2024-05-31T18:30:00Z", "order", "5.25", "", ""];
        for (int column = 0; column < plain.Length; column++)
        {
            foreach (string field in Fields[column].Where(f => !f.Contains(',', StringComparison.Ordinal)))
            {
                string[] row = [.. plain];
                row[column] = field;
                RequireSame([plain, row, plain], ',', "\n", isEnded: true);
            }
        }
    }

    [Property(MaxTest = 300)]
    public Property Lines_AreReadAsRowsAre() => Prop.ForAll(
        OneRow.ListOf().ToArbitrary(),
        Gen.Choose(0, 15).ToArbitrary(),
        (rows, form) => RequireSame(
            [.. rows], ";\t|;"[form % 4], (form & 4) == 0 ? "\n" : "\r\n", isEnded: (form & 12) != 0));

    [Theory]
    [InlineData("c1,2024-05-31,\"order\",5,,\n")]
    [InlineData("c1,2024-05-31,or\rder,5,,\n")]
    [InlineData("c1,2024-05-31,order,5,,\r")]
    [InlineData("c1,2024-05-31,order,5,,\nc1,2024-05-31,visit,,,\r\r\n")]
    [InlineData("c1,2024-02-30,order,5,,\n")]
    [InlineData("c1,2024-05-31,order,5,\n")]
    [InlineData("c1,2024-05-31,order,5,,,\n")]
    public void WhatIsNotPlain_IsLeft(string text)
    {
        byte[] lines = Encoding.UTF8.GetBytes(text);
        Assert.False(Reader().TryReadLines(lines, ',', new CustomerRecords()));
        Assert.False(Reader().TryReadLines(lines, ',', Rules.ToFold(Berlin)));

        // Wherever it stands in what is looked at together.
        byte[] longer = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("c1,2024-05-31,visit,,,\n", 3000))), .. lines];
        Assert.False(Reader().TryReadLines(longer, ',', Rules.ToFold(Berlin)));
    }

    [Fact]
    public void WhatIsNoUtf8_IsLeft()
    {
        byte[] lines = Encoding.UTF8.GetBytes("c1,2024-05-31,visit,,,käse\nc2,2024-05-31,visit,,,\n");
        Assert.True(Reader().TryReadLines(lines, ',', new CustomerRecords()));
        lines[Array.IndexOf(lines, (byte)0xC3)] = 0xFF;
        Assert.False(Reader().TryReadLines(lines, ',', new CustomerRecords()));
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\0')]
    [InlineData('ä')]
    public void WhatSeparatesNothing_IsRefused(char separator)
    {
        Assert.Throws<ArgumentException>(() => Reader().TryReadLines([], separator, new CustomerRecords()));
        Assert.Throws<ArgumentException>(() => Reader().TryReadLines([], separator, Rules.ToFold(Berlin)));
    }

    [Fact]
    public void ALineLongerThanWhatIsLookedAtTogether_IsReadWhole()
    {
        string longest = new('x', 100_000);
        byte[] lines = Encoding.UTF8.GetBytes($"{longest},2024-05-31,visit,,,\nc2,2024-05-31,visit,,,\n");
        CustomerRecords records = new();
        Assert.True(Reader().TryReadLines(lines, ',', records));
        Assert.Equal([longest, "c2"], records.Customers);
    }

    private static Gen<string[]> OneRow =>
        from plain in Gen.Choose(0, 9)
        from customer in Field(0, plain)
        from at in Field(1, plain)
        from kind in Field(2, plain)
        from amount in Field(3, plain)
        from order in Field(4, plain)
        from channel in Field(5, plain)
        from count in Gen.Frequency((60, Gen.Constant(Header.Length)), (1, Gen.Choose(1, Header.Length)))
        select new[] { customer, at, kind, amount, order, channel }[..count];

    // In nine of ten rows what is plain.
    private static Gen<string> Field(int column, int plain) =>
        Gen.Elements(plain > 0 ? Fields[column][..Math.Min(5, Fields[column].Length)] : Fields[column]);

    /// <summary>Reads rows one by one the long way, and as lines into records and into a fold.</summary>
    private static void RequireSame(string[][] rows, char separator, string end, bool isEnded)
    {
        EventRowReader reader = Reader();
        List<CustomerRecord> read = [];
        bool isRight = rows.All(row => reader.Read(new Row(row), (ICollection<CustomerRecord>)read).Outcome != RowOutcome.Invalid);
        byte[] lines = Encoding.UTF8.GetBytes(string.Join(end, rows.Select(row => string.Join(separator, row))) + (isEnded ? end : ""));

        EventRowReader one = Reader();
        CustomerRecords records = new();
        Assert.Equal(isRight, one.TryReadLines(lines, separator, records));
        EventRowReader other = Reader();
        CustomerFold fold = Rules.ToFold(Berlin, new LocalDate(2024, 12, 31));
        Assert.Equal(isRight, other.TryReadLines(lines, separator, fold));
        if (!isRight)
        {
            return;
        }

        CustomerRecords expected = new();
        read.ForEach(expected.Add);

        // A list of records is read without a look at how the other rows are written.
        EventRowReader certain = Reader();
        CustomerRecords looked = new();
        Assert.All(rows, row => certain.Read(new Row(row), looked));
        Assert.Equal(certain.IsCertain, one.IsCertain);
        Assert.Equal(certain.IsCertain, other.IsCertain);
        Assert.Equal(reader.Summarize().ToString(), one.Summarize().ToString());
        Assert.Equal(reader.Summarize().ToString(), other.Summarize().ToString());
        Assert.Equal(expected.Customers, records.Customers);
        Assert.Equal(expected.Customers, fold.Keys);
        Assert.Equal(expected.Events, fold.Events);
        CustomerBase customers = expected.ToBase(Berlin);
        CustomerBase asLines = records.ToBase(Berlin);
        foreach (string key in customers.Keys)
        {
            Assert.Equal(customers.Find(key)!.Events, asLines.Find(key)!.Events);
        }

        if (fold.Unsettled.Count > 0)
        {
            fold.Settle(customers);
        }

        Assert.Equal(customers.Classify(Rules, fold.AsOf).Ordinals.ToArray(), fold.Classify(Rules).Ordinals.ToArray());
    }

    private static EventRowReader Reader() => Own.Bind(Header, new LayoutOptions { Shop = Berlin });

    private sealed class Row(string[] fields) : IEventRow
    {
        public int FieldCount => fields.Length;

        public ReadOnlySpan<char> Field(int ordinal) => fields[ordinal];
    }
}
