using System.Text.Json;
using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

public sealed class ActionsTests : IDisposable
{
    private const string Small = """
        customer,at,kind,amount,quantity,order,product,birthday
        ada,2024-01-05,order,10.10,1,A1,tea,05-31
        ada,2024-02-05,order,20.20,2,A2,tea,
        ada,2024-02-05,order,5.00,1,A2,sugar,
        ben,2023-02-07,order,30.30,1,B1,tea,
        cyd,2024-02-08,sign-up,,,,,1990-02-29
        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void OneCustomer_IsAnsweredInWhole()
    {
        string lifetimes = _tool.Write("product,days\ntea,20\nsugar,40\n", "lifetimes.csv");
        Assert.Equal(
            0,
            _tool.Run(
                "actions", _tool.Write(Small.Replace("1990-02-29", "1990-02-28", StringComparison.Ordinal)),
                "--model", "lifecycle-marketing", "--as-of", "2024-03-01", "--customer", "ada", "--lifetimes", lifetimes,
                "--format", "json"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        JsonElement root = document.RootElement;
        Assert.Equal(
            "ada lifecycle-marketing 2024-03-01 growth 2024-01-05",
            string.Join(' ', new[] { "customer", "model", "asOf", "stage", "since" }.Select(n => root.GetProperty(n).GetString())));
        Assert.Equal(("2024-05-02", "win-back"), (root.GetProperty("until").GetString(), root.GetProperty("nextStage").GetString()));
        Assert.Equal("2 orders (at least 1)", root.GetProperty("reason").GetString());
        Assert.Equal(("silver", 35.3), (
            root.GetProperty("valueTier").GetProperty("tier").GetString(),
            root.GetProperty("valueTier").GetProperty("value").GetDouble()));
        Assert.Equal(
            ["buys-less-often", "buys-cheaper", "returns-more", "engages-less"],
            root.GetProperty("decline").GetProperty("signals").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));

        // Tea: one unit lasted 31 days, beside two of 20; two units since 5 February. Sugar: one unit of 40 days.
        JsonElement[] supplies =
            [.. root.GetProperty("supplies").EnumerateArray().SelectMany(b => b.GetProperty("products").EnumerateArray())];
        Assert.Equal(
            ["sugar 2024-03-16", "tea 2024-03-23"],
            supplies.Select(p => $"{p.GetProperty("product")} {p.GetProperty("on")}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["2024-05-31 birthday", "2025-01-01 holiday", "2025-01-05 first-order-anniversary"],
            root.GetProperty("celebrations").EnumerateArray().Select(c => $"{c.GetProperty("on")} {c.GetProperty("kind")}"));
        foreach (string decision in new[]
        {
            "valueTier",
            "highRoller",
            "rfm",
            "potential",
            "attention",
            "decline",
            "winBack",
            "churnOffer",
            "lookAgain",
        })
        {
            Assert.NotEmpty(root.GetProperty(decision).GetProperty("reason").GetString()!);
        }

        JsonElement action = root.GetProperty("actions").EnumerateArray().First();
        Assert.All(
            ["tactic", "name", "aim", "channel", "metric", "reason"], name => Assert.NotEmpty(action.GetProperty(name).GetString()!));
    }

    [Fact]
    public void Table_AnswersInGermanToo()
    {
        string file = _tool.Write(Small);
        Assert.Equal(
            0,
            _tool.Run(
                "actions", file, "--skip-invalid", "--model", "buyer-lifecycle", "--customer", "ben", "--as-of", "2024-03-01",
                "--language", "de"));
        Assert.Contains("Inaktiver Käufer", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("388 Tage seit der letzten Bestellung", _tool.Output, StringComparison.Ordinal);
        foreach (string question in new[] { "Wertstufe", "RFM-Segment", "Abwanderungswarnung", "Wiedervorlage", "was zu tun ist" })
        {
            Assert.Contains(question, _tool.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AllCustomers_HaveALineEach()
    {
        string file = _tool.Write(Small.Replace("1990-02-29", "02-29", StringComparison.Ordinal));
        Assert.Equal(0, _tool.Run("actions", file, "--model", "lifecycle-marketing", "--as-of", "2024-03-01", "--format", "csv"));
        Assert.Equal(
            "customer,stage,since,until,next_stage,value_tier,segment,defection_warning,action,channel,product,reason,look_again",
            _tool.Lines[0]);
        Assert.StartsWith("ada,growth,2024-01-05,2024-05-02,win-back,silver,", _tool.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("ben,win-back,2023-05-09,,,", _tool.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("cyd,conversion,2024-02-08,", _tool.Lines[3], StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("actions", file, "--model", "lifecycle-marketing"));
        Assert.Contains("what to do", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OffersThatDoNotPay_LetGo()
    {
        string file = _tool.Write(string.Concat(
            "customer,at,amount\n",
            string.Concat(Enumerable.Range(0, 40).Select(i => $"c{i},2023-01-01,10\n{(i < 20 ? $"c{i},2023-06-01,10\n" : string.Empty)}")),
            "new,2023-05-01,10\n"));
        Assert.Equal(("make", "let-go"), (VerdictOf("0"), VerdictOf("9")));

        // Half of them came back after 151 days. Who comes back within a year makes 1.33 orders of 10, at one gap in 490 days beside the
        // own 122: an offer is worth between 6.65 and, as records end after 242 days, a little more.
        string VerdictOf(string contactCost)
        {
            Assert.Equal(
                0,
                _tool.Run(
                    "actions", file, "--model", "lifecycle-marketing", "--customer", "new", "--as-of", "2023-08-31",
                    "--contact-cost", contactCost, "--format", "json"));
            using JsonDocument document = JsonDocument.Parse(_tool.Output);
            return document.RootElement.GetProperty("winBack").GetProperty("verdict").GetString()!;
        }
    }

    [Fact]
    public void WhatIsWrong_IsSaid_AndNothingIsWritten()
    {
        string file = _tool.Write(Small);
        Assert.Equal(1, _tool.Run("actions", file, "--model", "lifecycle-marketing"));
        Assert.Contains(
            "line 6, column 'birthday': found '1990-02-29', expected a day of the year such as 05-31",
            _tool.Error,
            StringComparison.Ordinal);
        string two = _tool.Write("customer,at,amount,birthday\na,2024-01-01,1,05-31\na,2024-01-02,1,06-30\n", "two.csv");
        Assert.Equal(1, _tool.Run("actions", two, "--model", "lifecycle-marketing"));
        Assert.Contains(
            "line 3, column 'birthday': found '06-30', expected '05-31' as on the other lines of customer a",
            _tool.Error,
            StringComparison.Ordinal);
        string good = _tool.Write("customer,at,amount\na,2024-01-01,1\n", "good.csv");
        Assert.Equal(1, _tool.Run("actions", good, "--model", "lifecycle-marketing", "--customer", "b"));
        Assert.Contains("There is no customer 'b'", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("actions", good, "--model", "lifecycle-marketing", "--contact-cost", "-1"));
        Assert.Equal(
            1,
            _tool.Run("actions", good, "--model", "lifecycle-marketing", "--lifetimes", _tool.Write("product,days\ntea,0\n", "bad.csv")));
        Assert.Contains("line 2, column 'days': found '0', expected a number of days above 0", _tool.Error, StringComparison.Ordinal);
        string lifetimes = _tool.Write("product,days\ntea,1\n", "lifetimes.csv");
        Assert.Equal(2, _tool.Run("actions", good, "--model", "lifecycle-marketing", "--lifetimes", lifetimes, "--output", lifetimes));
        Assert.Equal(2, _tool.Run("actions", good, "--model", "lifecycle-marketing", "--discount-cost", "1000000000001"));
        Assert.Equal(
            1,
            _tool.Run(
                "actions", good, "--model", "lifecycle-marketing", "--lifetimes", _tool.Write("product,days\ntea,1\ntea,2\n", "bad.csv")));
        Assert.Contains("line 3, column 'product': found 'tea', expected each product once", _tool.Error, StringComparison.Ordinal);
        Assert.Empty(_tool.Output);
    }

    [Fact]
    public void WithoutAnyOrder_NothingIsMadeUp()
    {
        string file = _tool.Write("customer,at,kind,amount\na,2024-01-01,return,5\n");
        Assert.Equal(0, _tool.Run("actions", file, "--model", "lifecycle-marketing", "--customer", "a"));
        Assert.Contains("nothing is known to compare it with", _tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", _tool.Output, StringComparison.Ordinal);
    }

    [DataFact("cdnow-orders.csv")]
    public void Cdnow_OneCommandAnswersAll()
    {
        Assert.Equal(
            0,
            _tool.Run(
                "actions", PublicData.PathOf("cdnow-orders.csv")!, "--model", "lifecycle-marketing", "--as-of", "1998-01-31",
                "--customer", "00125"));
        foreach (string answer in new[]
        {
            "Retention  │ 4 orders (at least 3)",
            "since               │ 1997-10-17",
            "until               │ 1998-05-12",
            "Silver     │ value 70.67",
            "Champions  │ 554",
            "Buys less often     │ no         │ 71 days without an order; usually 117, at most 171 in 19 of",
            "defection warning   │ no",
            "look again          │ 1998-03-18 │ on 1998-03-18: “Personal discount” begins, ends or becomes",
            "│ email   │ orders name no product, so ",
        })
        {
            Assert.Contains(answer, _tool.Output, StringComparison.Ordinal);
        }
    }
}
