using System.Text.Json;
using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

public sealed class MetricsTests : IDisposable
{
    private const string Small = """
        customer,at,kind,amount,order,channel
        ada,2024-01-05,order,10.10,A1,web
        ada,2024-02-05,order,20.20,A2,web
        ben,2024-02-07,order,30.30,B1,store
        cyd,2024-02-08,sign-up,,,
        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Contracts_AreReadWithWhatWasPaid()
    {
        const string Contracts = """
            customer,at,kind,amount,cost,value
            ada,2024-01-01,contract-started,91,31,2024-04-01
            ada,2024-04-01,contract-renewed,,,2024-07-01
            ada,2024-05-01,contract-canceled,,,2024-07-01
            """;
        Assert.Equal(0, _tool.Run("metrics", _tool.Write(Contracts), "--from", "2024-02-01", "--to", "2024-03-01", "--format", "csv"));
        Assert.Contains(_tool.Lines, line => line.StartsWith(",recurring-revenue,,29,", StringComparison.Ordinal));
        Assert.Contains(_tool.Lines, line => line.StartsWith(",historic-customer-lifetime-value,,60,", StringComparison.Ordinal));
        Assert.Equal(
            1, _tool.Run("metrics", _tool.Write(Contracts.Replace(",91,31", ",-91,31", StringComparison.Ordinal)), "--format", "csv"));
        Assert.Contains("an amount of 0 or more, or nothing", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_CarriesEveryMetricWithWhatItIsMadeOf()
    {
        Assert.Equal(
            0,
            _tool.Run(
                "metrics", _tool.Write(Small), "--from", "2024-02-01", "--to", "2024-03-01", "--format", "json", "--currency", "EUR"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        JsonElement root = document.RootElement;
        Assert.Equal("2024-02-01 2024-03-01 EUR", $"{root.GetProperty("from")} {root.GetProperty("to")} {root.GetProperty("currency")}");
        Assert.StartsWith("orders: completed", root.GetProperty("policy").GetString(), StringComparison.Ordinal);
        ILookup<string, JsonElement> metrics =
            root.GetProperty("metrics").EnumerateArray().ToLookup(m => m.GetProperty("key").GetString()!, StringComparer.Ordinal);
        foreach (string key in new[]
        {
            "orders",
            "customers",
            "revenue",
            "average-order-value",
            "purchase-frequency",
            "repeat-purchase-rate",
            "customer-retention-rate",
            "customer-churn-rate",
            "return-rate",
            "cost-per-acquisition",
            "net-promoter-score",
            "repurchase-ladder",
        })
        {
            Assert.True(metrics.Contains(key), key);
        }

        Assert.Equal(2, metrics["orders"].Single().GetProperty("value").GetDouble());
        Assert.Equal(50.5, metrics["revenue"].Single().GetProperty("value").GetDouble());
        JsonElement returning = metrics["returning-customer-rate"].Single();
        Assert.Equal("0.5 share 1 2", $"{returning.GetProperty("value")} {returning.GetProperty("unit")} "
            + $"{returning.GetProperty("numerator")} {returning.GetProperty("denominator")}");
        Assert.InRange(returning.GetProperty("low").GetDouble(), 0.0, 0.5);
        JsonElement cost = metrics["cost-per-acquisition"].Single();
        Assert.Equal(
            (JsonValueKind.Null, "no spend is known"), (cost.GetProperty("value").ValueKind, cost.GetProperty("undefined").GetString()));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], metrics["repurchase-ladder"].Select(m => m.GetProperty("n").GetInt32()));
        Assert.Equal("2024-03-10", metrics["lead-abandonment-rate"].Single().GetProperty("observableFrom").GetString());
    }

    [Fact]
    public void To_IsExcluded()
    {
        string file = _tool.Write(Small);
        Assert.Equal(0, _tool.Run("metrics", file, "--from", "2024-01-01", "--to", "2024-02-05", "--format", "csv"));
        Assert.Contains(",orders,,1,count,1,1,,,,,,2024-01-01,2024-02-05", _tool.Lines);
        Assert.Equal(2, _tool.Run("metrics", file, "--from", "2024-01-01", "--to", "2024-01-01"));
    }

    [Fact]
    public void Spend_ByChannel_AndWhatIsWrongWithIt()
    {
        string file = _tool.Write(Small);
        string spend = _tool.Write("date,channel,spend,impressions\n2024-02-01,web,40,1000\n2024-02-02,store,15,\n", "spend.csv");
        Assert.Equal(
            0,
            _tool.Run(
                "metrics", file, "--spend", spend, "--from", "2024-02-01", "--to", "2024-03-01", "--by", "channel", "--format", "csv"));
        Assert.Contains("web,cost-per-order,,40,amount,40,1,,,,,,2024-02-01,2024-03-01", _tool.Lines);
        Assert.Contains("store,cost-per-acquisition,,15,amount,15,1,,,,,,2024-02-01,2024-03-01", _tool.Lines);
        Assert.Contains("web,impressions,,1000,count,1000,1,,,,,,2024-02-01,2024-03-01", _tool.Lines);
        Assert.Contains("web,cost-per-acquisition,,,amount,40,0,,,,no new customers in the period,,2024-02-01,2024-03-01", _tool.Lines);
        string bad = _tool.Write("date,channel,amount\n2024-02-01,web,-4\n", "bad.csv");
        Assert.Equal(1, _tool.Run("metrics", file, "--spend", bad));
        Assert.Contains(
            $"{bad}, line 2, column 'amount': found '-4', expected an amount of 0 or more", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(1, _tool.Run("metrics", file, "--spend", _tool.Write("day,channel\n2024-01-01,web\n", "none.csv")));
        Assert.Contains("there is no column 'amount'", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(1, _tool.Run("metrics", file, "--spend", _tool.PathOf("missing.csv")));
    }

    [Fact]
    public void ByChannel_NoSpendIsLost()
    {
        string spend = _tool.Write("at,channel,amount\n2024-02-01,radio,40\n2024-02-02,,15\n2024-03-02,late,15\n", "spend.csv");
        Assert.Equal(
            0,
            _tool.Run(
                "metrics", _tool.Write(Small), "--spend", spend, "--from", "2024-02-01", "--to", "2024-03-01",
                "--by", "channel", "--format", "csv"));
        Assert.Contains("radio,cost-per-order,,,amount,40,0,,,,no orders in the period,,2024-02-01,2024-03-01", _tool.Lines);
        Assert.Contains("unknown,cost-per-lead,,15,amount,15,1,,,,,,2024-02-01,2024-03-01", _tool.Lines);
        Assert.Contains("web,cost-per-acquisition,,,amount,0,0,,,,no spend is known,,2024-02-01,2024-03-01", _tool.Lines);
        Assert.DoesNotContain(_tool.Lines, l => l.StartsWith("late,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("at,channel,amount\n2024-02-01,web,1,234.50\n", "line 2, column 'amount': found '4 columns', expected 3 as in the header")]
    [InlineData(
        "at,channel,amount\n2024-02-01,web,1\n2024-02-01,web\n",
        "line 3, column 'channel': found '2 columns', expected 3 as in the header")]
    [InlineData("at,channel,amount\n\"2024-02-01\",\"a\nb\",1\n2024-02-01,web,x\n", "line 4, column 'amount': found 'x'")]
    [InlineData("at,spend,cost\n2024-02-01,1,2\n", "line 1: both 'spend' and 'cost' could be the column 'amount'")]
    [InlineData("at,amount,Amount\n2024-02-01,1,2\n", "line 1: both 'amount' and 'Amount' could be the column 'amount'")]
    [InlineData(
        "at,amount\n2024-02-01,1000000000001\n",
        "line 2, column 'amount': found '1000000000001', expected an amount of 0 or more, at most 1000000000000")]
    [InlineData("at,amount\n2024-02-01,79228162514264337593543950336\n", "line 2, column 'amount'")]
    [InlineData(
        "at,amount,impressions\n2024-02-01,1,9223372036854775807\n",
        "line 2, column 'impressions': found '9223372036854775807', expected a whole number")]
    [InlineData("", "is empty")]
    public void ASpendFileThatCouldBeMisread_IsRefused(string text, string message)
    {
        Assert.Equal(1, _tool.Run("metrics", "--spend", _tool.Write(text, "spend.csv")));
        Assert.Contains(message, _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ASpendFile_IsReadByItsColumnsOwnNames_AndMayEndWithABlankLine()
    {
        string spend = _tool.Write("date,at,cost,amount\n2024-01-01,2024-02-01,99,40\n\n", "spend.csv");
        Assert.Equal(
            0, _tool.Run("metrics", _tool.Write(Small), "--spend", spend, "--from", "2024-02-01", "--to", "2024-03-01", "--format", "csv"));
        Assert.Contains(",cost-per-order,,20,amount,40,2,,,,,,2024-02-01,2024-03-01", _tool.Lines);
    }

    private const string Journeys = """
        customer,at,kind,amount,order,channel,campaign
        ada,2024-02-01,impression,,,poster,spring
        ada,2024-02-02,visit,,,search,brand
        ada,2024-02-05,order,20.20,A1,web,
        ben,2024-02-03,sign-up,,,newsletter,spring
        ben,2024-02-07,order,30.30,B1,web,
        cyd,2024-02-08,impression,,,poster,brand
        """;

    [Theory]
    [InlineData("first-touch", "poster", 60)]
    [InlineData("last-touch", "search", 5)]
    [InlineData("order", "web", null)]
    public void Attribution_SaysWhoBroughtWhom(string attribution, string channelOfAda, int? cost)
    {
        string[] arguments = Spent("--by", "channel", "--attribution", attribution, "--format", "csv");
        Assert.Equal(0, _tool.Run(arguments));
        string expected = cost is null ? "amount,0,0,,,,no spend is known," : $"{cost},amount,{cost},1,";
        Assert.Contains(_tool.Lines, l => l.StartsWith($"{channelOfAda},cost-per-acquisition,", StringComparison.Ordinal)
            && l.Contains(expected, StringComparison.Ordinal));
        if (attribution == "first-touch")
        {
            string byDefault = _tool.Output;
            Assert.Equal(0, _tool.Run(Spent("--by", "channel", "--format", "csv")));
            Assert.Equal(byDefault, _tool.Output);
        }
    }

    [Fact]
    public void Campaigns_AreGroups_AndComparedTwoByTwo()
    {
        Assert.Equal(0, _tool.Run(Spent("--by", "campaign", "--format", "csv")));
        Assert.Contains("spring,cost-per-acquisition,,30,amount,60,2,,,,,,2024-02-01,2024-03-01", _tool.Lines);
        Assert.Contains("brand,impressions,,1,count,1,1,,,,,,2024-02-01,2024-03-01", _tool.Lines);
        string[] compare = ["--by", "campaign", "--compare", "lead-to-customer-rate", "--format"];
        Assert.Equal(0, _tool.Run(Spent([.. compare, "csv"])));
        Assert.Equal("key,label,first,second,first_share,second_share,difference,low,high,method,uplift,p_value", _tool.Lines[0]);
        Assert.StartsWith("lead-to-customer-rate,,brand,spring,0,1,-1,-1,", _tool.Lines[1], StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run(Spent([.. compare, "json"])));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        Assert.Equal("newcombe", document.RootElement[0].GetProperty("method").GetString());
        Assert.Equal(0, _tool.Run(Spent([.. compare, "table", "--language", "de"])));
        Assert.Contains("Unterschied", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run(Spent("--by", "campaign", "--compare", "revenue")));
        Assert.Contains("There are not two groups", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run(Spent("--compare", "lead-to-customer-rate")));
        Assert.Equal("--compare compares groups; say which with --by.\n", _tool.Error);
        Assert.Equal(2, _tool.Run(Spent("--by", "campaign", "--compare", "magic")));
        Assert.StartsWith("--compare: there is no metric 'magic'.", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnMetrics_AreReadFromJson_WithTheKindsThatTheyDeclare()
    {
        string file = _tool.Write(Small + "\nada,2024-02-09,tasting,,,store\nben,2024-02-09,tasting,,,store\n");
        string own = _tool.Write(
            """
            {
              "kinds": ["tasting"],
              "metrics": [
                {
                  "key": "tastings-per-order",
                  "name": { "en": "Tastings per order", "de": "Verkostungen je Bestellung" },
                  "numerator": { "count": "tasting" },
                  "denominator": { "count": "order" }
                }
              ]
            }
            """,
            "own.json");
        string[] arguments = ["metrics", file, "--from", "2024-02-01", "--to", "2024-03-01", "--metrics"];
        Assert.Equal(0, _tool.Run([.. arguments, own, "--format", "csv"]));
        Assert.StartsWith(",tastings-per-order,,1,number,2,2,", _tool.Lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("poisson-score,,,2024-02-01,2024-03-01", _tool.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run([.. arguments, own, "--language", "de"]));
        Assert.Contains("Verkostungen je ", _tool.Output, StringComparison.Ordinal);
        string bad = _tool.Write("""{ "metrics": [{ "key": "a", "numerator": { "fact": "oders" } }] }""", "bad.json");
        Assert.Equal(1, _tool.Run([.. arguments, bad]));
        Assert.Equal($"{bad}, $.metrics[0].numerator.fact: There is no fact 'oders'. Did you mean 'orders'?\n", _tool.Error);
        Assert.Equal(1, _tool.Run([.. arguments, _tool.PathOf("none.json")]));
        Assert.Equal(2, _tool.Run([.. arguments, own, "--output", own]));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void WhatIsNot0_IsNeverPrintedAs0(string language)
    {
        string mark = language is "de" ? "," : "[.]";
        string millions = language is "de" ? "2[.]000[.]000" : "2000000";
        string spend = _tool.Write("at,channel,amount,impressions,clicks\n2024-02-01,web,0.004,2000000,30\n", "spend.csv");
        Assert.Equal(
            0,
            _tool.Run(
                "metrics", _tool.Write(Small), "--spend", spend, "--from", "2024-02-01", "--to", "2024-03-01", "--language", language));
        Assert.Matches($"│ +0{mark}0015 % │ 0{mark}0011 % … 0{mark}0021 % +│ 30 ÷ {millions}", _tool.Output); // clicks
        Assert.Matches($"│ +0{mark}0001 % │ 0{mark}000027 % … 0{mark}00036 % │ 2 ÷ {millions}", _tool.Output); // orders
        Assert.Matches($"│ +0{mark}002 │ +│ 0{mark}004 ÷ 2 ", _tool.Output); // cost per order
    }

    private string[] Spent(params string[] further)
    {
        string spend = _tool.Write(
            "at,channel,campaign,amount\n2024-02-01,poster,spring,60\n2024-02-01,search,,5\n2024-02-01,newsletter,,7\n", "spend.csv");
        return ["metrics", _tool.Write(Journeys), "--spend", spend, "--from", "2024-02-01", "--to", "2024-03-01", .. further];
    }

    [Theory]
    [InlineData("metrics --response-days 5000000")]
    [InlineData("metrics --active-days 5000000")]
    [InlineData("metrics --spend ")]
    [InlineData("metrics --from -9998-01-01")]
    [InlineData("metrics --to -9998-01-01")]
    [InlineData("metrics --from 9999-12-31")]
    [InlineData("cohorts --until 9999-12-31")]
    public void WhatIsOutOfRange_IsSaidToBeSo(string arguments)
    {
        Assert.Equal(2, _tool.Run(arguments.Split(' ')));
        Assert.StartsWith("--", _tool.Error, StringComparison.Ordinal);
        Assert.Empty(_tool.Output);
    }

    [Fact]
    public void EventsAtTheEndsOfTheCalendar_AreMeasured()
    {
        string file = _tool.Write("customer,at,amount\na,-9998-01-02,5\na,9999-12-30,5\nb,9999-12-31,5\n");
        Assert.Equal(0, _tool.Run("metrics", file, "--from", "9000-01-01", "--format", "csv"));
        Assert.Contains(",orders,,1,count,1,1,,,,,,9000-01-01,9999-12-31", _tool.Lines);
        Assert.Equal(0, _tool.Run("metrics", file, "--from", "2024-01-01", "--to", "2024-02-01", "--format", "csv"));
        Assert.Equal(0, _tool.Run("cohorts", file, "--format", "csv"));
        Assert.Equal(2, _tool.Run("flow", file, "--model", "lifecycle-marketing", "--from", "-9998-01-01"));
        Assert.StartsWith("--from must be later", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ByStageAndCohort_OnTheDemoShop()
    {
        Assert.Equal(0, _tool.Run("metrics", "--by", "stage", "--format", "csv"));
        Assert.Contains(_tool.Lines, l => l.StartsWith("win-back,support-load,", StringComparison.Ordinal));
        Assert.Contains(
            _tool.Lines, l => l.StartsWith("growth,cost-per-acquisition,,,amount,0,0,,,,no spend is known", StringComparison.Ordinal));
        Assert.Equal(0, _tool.Run("metrics", "--by", "cohort"));
        Assert.Contains("no order", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("metrics", "--language", "de"));
        Assert.Contains("Wiederkaufleiter", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("metrics", "--by", "moon"));
        Assert.Equal(2, _tool.Run("metrics", "--active-days", "0"));
    }

    [Fact]
    public void Cohorts_AreTheSameInEveryFormat()
    {
        string file = _tool.Write(Small);
        Assert.Equal(0, _tool.Run("cohorts", file, "--format", "csv"));
        Assert.StartsWith("cohort,size,age,state,active,members,rate,", _tool.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2024-01,1,1,in-progress,1,1,1,", _tool.Lines[2], StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("cohorts", file, "--format", "json", "--mode", "on-or-after", "--by", "week"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        Assert.Equal("week on-or-after calendar", $"{document.RootElement.GetProperty("unit")} {document.RootElement.GetProperty("mode")} "
            + $"{document.RootElement.GetProperty("clock")}");
        Assert.Equal(0, _tool.Run("cohorts", "--clock", "rolling"));
        Assert.Contains("*", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("cohorts", file, "--signal", "sneeze"));
        Assert.Equal(0, _tool.Run("cohorts", file, "--signal", "sign-up", "--format", "csv"));
        Assert.Equal(2, _tool.Lines.Length);
        Assert.Equal(2, _tool.Run("cohorts", file, "--cohort-by", "sneeze"));
        Assert.Equal(
            0, _tool.Run("cohorts", file, "--cohort-by", "any", "--by", "week", "--week-start", "sunday", "--format", "json"));
        using JsonDocument weeks = JsonDocument.Parse(_tool.Output);
        Assert.Equal("any order", $"{weeks.RootElement.GetProperty("joinBy")} {weeks.RootElement.GetProperty("signal")}");
        Assert.All(
            weeks.RootElement.GetProperty("cohorts").EnumerateArray(),
            c => Assert.Equal(DayOfWeek.Sunday, c.GetProperty("from").GetDateTime().DayOfWeek));
    }

    [Fact]
    public void Flow_IsWhatDiffSays()
    {
        string demo = _tool.PathOf("demo.csv");
        Assert.Equal(0, _tool.Run("demo", "--output", demo));
        Assert.Equal(
            0, _tool.Run("flow", demo, "--model", "lifecycle-marketing", "--from", "2025-07-01", "--to", "2026-01-01", "--format", "json"));
        using JsonDocument flow = JsonDocument.Parse(_tool.Output);
        Dictionary<string, long> moved = flow.RootElement.GetProperty("movements").EnumerateArray()
            .Where(m => m.GetProperty("from").GetString() != m.GetProperty("to").GetString())
            .ToDictionary(
                m => $"{m.GetProperty("from")} {m.GetProperty("to")}", m => m.GetProperty("customers").GetInt64(), StringComparer.Ordinal);
        Assert.Equal(
            0, _tool.Run("diff", demo, "--model", "lifecycle-marketing", "--from", "2025-06-30", "--to", "2025-12-31", "--format", "json"));
        using JsonDocument diff = JsonDocument.Parse(_tool.Output);
        Assert.Equal(
            diff.RootElement.GetProperty("movements").EnumerateArray().ToDictionary(
                m => $"{m.GetProperty("from")} {m.GetProperty("to")}", m => m.GetProperty("customers").GetInt64(), StringComparer.Ordinal),
            moved);
        Assert.Equal(0, _tool.Run("flow", demo, "--model", "lifecycle-marketing", "--language", "de"));
        Assert.Contains("Kunden vor dem Zeitraum", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("flow", demo, "--model", "lifecycle-marketing", "--format", "mermaid"));
        Assert.StartsWith("sankey-beta\n", _tool.Output, StringComparison.Ordinal);
    }

    [DataFact("cdnow-orders.csv")]
    public void Cdnow_InNumbersCountedOtherwise()
    {
        string[][] rows = [.. File.ReadLines(PublicData.PathOf("cdnow-orders.csv")!)
            .Skip(1)
            .Select(l => l.Split(','))
            .Where(r => decimal.Parse(r[3], System.Globalization.CultureInfo.InvariantCulture) > 0)];
        Assert.Equal(
            0,
            _tool.Run("metrics", PublicData.PathOf("cdnow-orders.csv")!, "--from", "1997-01-01", "--to", "1998-07-01", "--format", "json"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        ILookup<string, JsonElement> metrics = document.RootElement
            .GetProperty("metrics")
            .EnumerateArray()
            .ToLookup(m => m.GetProperty("key").GetString()!, StringComparer.Ordinal);
        int[] counts = [.. rows.GroupBy(r => r[0], StringComparer.Ordinal).Select(g => g.Count())];
        Assert.Equal(rows.Length, metrics["orders"].Single().GetProperty("value").GetInt32());
        Assert.Equal(counts.Length, metrics["customers"].Single().GetProperty("value").GetInt32());
        Assert.Equal(
            rows.Sum(r => decimal.Parse(r[3], System.Globalization.CultureInfo.InvariantCulture)),
            metrics["revenue"].Single().GetProperty("value").GetDecimal());
        Assert.Equal(counts.Count(c => c >= 2), metrics["repeat-purchase-rate"].Single().GetProperty("numerator").GetInt32());
        Assert.Equal(
            Enumerable.Range(1, 10).Select(n => counts.Count(c => c > n)),
            metrics["repurchase-ladder"].Select(m => m.GetProperty("numerator").GetInt32()));
    }
}
