using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CustomerLifecycle.Cli.Tests;

public sealed class ClassifyCommandTests : IDisposable
{
    private const string Small = """
        customer,at,kind,amount,order,status,value
        ada,2024-01-05,sign-up,,,,
        ada,2024-02-01T10:00:00+01:00,order,40.00,A1,completed,
        ben,2024-01-10,order,15.50,B1,,
        ben,2024-01-20,order,9.50,B2,,
        ben,2024-03-01,order,5,B3,,
        cyd,2024-03-30,visit,,,,
        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Csv_IsCustomerStageReasonAndDates()
    {
        Assert.Equal(0, Classify(Small, "--as-of", "2024-04-01", "--format", "csv"));
        Assert.Equal(
            [
                "customer,stage,reason,since,until,next_stage",
                "ada,growth,1 order (at least 1),2024-02-01,2024-05-02,win-back",
                "ben,retention,3 orders (at least 3),2024-03-01,2024-05-22,win-back",
                "cyd,acquisition,no other stage applies: not signed up; 0 orders (needed: at least 1); no contract (needed: "
                    + "days left in the contract less than 1),2024-03-30,,",
            ],
            _tool.Lines);
        Assert.Empty(_tool.Error);
    }

    [Fact]
    public void Columns_AreThoseAskedFor()
    {
        Assert.Equal(0, Classify(Small, "--as-of", "2024-04-01", "--format", "csv", "--columns", "stage,customer"));
        Assert.Equal(["stage,customer", "growth,ada", "retention,ben", "acquisition,cyd"], _tool.Lines);
        Assert.Equal(0, Classify(Small, "--as-of", "2024-04-01", "--format", "json", "--columns", "customer,until"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        Assert.Equal("2024-05-02", document.RootElement[0].GetProperty("until").GetString());
        Assert.False(document.RootElement[0].TryGetProperty("stage", out _));
        Assert.Equal(0, Classify(Small, "--as-of", "2024-04-01", "--columns", "stage", "--language", "de", "--explain"));
        Assert.Contains("≠ ", _tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ada", _tool.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, Classify(Small, "--columns", "customer,mood"));
        Assert.Contains("'mood' is not a column. Use some of customer, stage,", _tool.Error, StringComparison.Ordinal);
    }

    /// <summary>A large plain file is read in parts, one with a quotation mark row by row.</summary>
    [Fact]
    public void AFileReadInParts_SaysWhatOneReadRowByRowSays()
    {
        StringBuilder rows = new("customer;at;kind;amount;order\r\n");
        for (int i = 0; i < 220_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"k{i * 7919 % 5003};2024-{1 + (i % 12):00}-{1 + (i % 28):00}T10:00:00Z;");
            rows.Append(CultureInfo.InvariantCulture, $"{(i % 9 == 0 ? "return" : "order")};{i % 977}.{i % 10}0;{i}\r\n");
        }

        string plain = rows.ToString();
        Assert.Equal(0, Classify(plain, "--as-of", "2024-12-31", "--format", "csv"));
        string inParts = _tool.Output;
        Assert.Equal(5004, _tool.Lines.Length);
        Assert.Equal(0, Classify(plain.Replace("k17;", "\"k17\";", StringComparison.Ordinal), "--as-of", "2024-12-31", "--format", "csv"));
        Assert.Equal(_tool.Output, inParts);
        Assert.Equal(1, Classify(plain + "k1;soon;order;5;1\r\n", "--as-of", "2024-12-31"));
        Assert.Contains("line 220002, column 'at': found 'soon'", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AsOf_Default_IsTheDayOfTheNewestEvent()
    {
        Classify(Small, "--format", "csv");
        string byDefault = _tool.Output;
        Classify(Small, "--format", "csv", "--as-of", "2024-03-30");
        Assert.Equal(_tool.Output, byDefault);
        Classify(Small, "--format", "csv", "--as-of", "2024-06-01");
        Assert.Contains(
            "ada,win-back,\"the next order has been overdue for 30 days: 121 days since the last order, at most 90 in 19 of 20 cases\"",
            _tool.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HoldsStageReasonAndUnderExplainTheConditions()
    {
        Assert.Equal(0, Classify(Small, "--as-of", "2024-04-01", "--format", "json", "--explain"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        JsonElement ben = document.RootElement[1];
        Assert.Equal("ben", ben.GetProperty("customer").GetString());
        Assert.Equal("retention", ben.GetProperty("stage").GetString());
        Assert.Equal("3 orders (at least 3)", ben.GetProperty("reason").GetString());
        JsonElement condition = ben.GetProperty("conditions")[0];
        Assert.Equal("orders", condition.GetProperty("fact").GetString());
        Assert.Equal("atLeast", condition.GetProperty("operator").GetString());
        Assert.Equal(3, condition.GetProperty("threshold").GetDouble());
        Assert.Equal(3, condition.GetProperty("value").GetDouble());
        Assert.True(condition.GetProperty("holds").GetBoolean());
        Assert.Equal(4, ben.GetProperty("others").GetArrayLength());
        Classify(Small, "--as-of", "2024-04-01", "--format", "json");
        Assert.DoesNotContain("conditions", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OneCustomer_WithWhatItWouldTake()
    {
        Assert.Equal(0, Classify(Small, "--as-of", "2024-04-01", "--format", "json", "--customer", "ada", "--ways"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        JsonElement ada = Assert.Single(document.RootElement.EnumerateArray());
        Assert.Equal(
            "2024-02-01 2024-05-02 win-back", $"{ada.GetProperty("since")} {ada.GetProperty("until")} {ada.GetProperty("nextStage")}");
        Assert.Equal(
            [
                "acquisition False out of reach: 1 order (at least 1)",
                "conversion False out of reach: 1 order (at least 1)",
                "retention True 2 more orders",
                "win-back True nothing happens for 31 days",
            ],
            ada
                .GetProperty("ways")
                .EnumerateArray()
                .Select(w => $"{w.GetProperty("stage")} {w.GetProperty("reachable")} {w.GetProperty("way")}"));
        Assert.Equal(0, Classify(Small, "--as-of", "2024-04-01", "--customer", "ada", "--ways", "--language", "de"));
        Assert.Contains("2 weitere Bestellungen", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(1, Classify(Small, "--customer", "eve"));
        Assert.Contains("There is no customer 'eve'", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeTheFirstEvent_ThereIsNoSince()
    {
        Assert.Equal(0, Classify(Small, "--as-of", "2024-01-04", "--format", "csv"));
        Assert.All(_tool.Lines.Skip(1), line => Assert.EndsWith(",,,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatCannotBeForeseen_IsTried_AndThatIsSaid()
    {
        // An amount beside days: of whole numbers one would know the day.
        string model = _tool.Write(
            """
            {
              "key": "own", "policy": "free",
              "stages": [ { "key": "even" }, { "key": "odd" } ],
              "rules": [
                { "stage": "even", "when": { "fact": "revenue", "operator": "atLeast", "value": { "fact": "daysSinceLastOrder" } } }
              ],
              "otherwise": "odd"
            }
            """,
            "own.json");
        string file = _tool.Write(Small);
        Assert.Equal(0, _tool.Run("classify", file, "--model", model, "--as-of", "2024-04-01", "--format", "csv"));
        Assert.Contains("found by trying the next 366 days, and nobody looks farther", _tool.Error, StringComparison.Ordinal);
        Assert.EndsWith(",2024-03-13,,", _tool.Lines[1], StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("classify", file, "--model", model, "--as-of", "2024-02-01", "--format", "csv"));
        Assert.EndsWith(",2024-02-01,2024-03-13,odd", _tool.Lines[1], StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("due", file, "--model", model, "--as-of", "2024-02-01", "--until", "2025-01-01", "--format", "csv"));
        Assert.Contains("nobody looks farther", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(["customer,stage,on,next_stage", "ben,even,2024-02-15,odd", "ada,even,2024-03-13,odd"], _tool.Lines);
        Assert.Equal(0, _tool.Run("timeline", file, "--customer", "ada", "--model", model, "--as-of", "2024-02-01"));
        Assert.Contains("nobody looks farther", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_DecidesTheFormat_AndNeverOverwritesWhatIsRead()
    {
        string file = _tool.Write(Small);
        string target = _tool.PathOf("stages.csv");
        Assert.Equal(0, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--output", target));
        Assert.StartsWith("customer,stage,reason,since,until,next_stage\n", File.ReadAllText(target), StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--output", file));
        Assert.Equal(2, _tool.Run("report", file, "--output", file));
        Assert.Equal(Small, File.ReadAllText(file));
    }

    [Fact]
    public void CustomersToCome_AreTold()
    {
        Assert.Equal(0, Classify(Small, "--as-of", "2024-01-07", "--format", "csv"));
        Assert.Equal("2 of 3 customers have no event by 2024-01-07; nothing is known of them.\n", _tool.Error);
    }

    [Fact]
    public void AmountColumn_Missing_IsSaidOnce()
    {
        Assert.Equal(1, Classify("customer,at\na,2024-01-01\nb,2024-01-01\n"));
        Assert.StartsWith("There is no column 'amount'", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, Classify("customer,at,kind\na,2024-01-01,visit\n"));
    }

    [Fact]
    public void Table_HasLocalisedNames()
    {
        Assert.Equal(0, Classify(Small, "--as-of", "2024-06-01", "--language", "de", "--explain"));
        Assert.Contains("Rückgewinnung", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("121 Tage", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("≠ Akquise", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void BadDate_IsRefusedWithItsLine_AndNothingIsWritten()
    {
        string target = _tool.PathOf("out.csv");
        string file = _tool.Write(Small.Replace("2024-01-20", "20.13.2024", StringComparison.Ordinal));
        Assert.Equal(1, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--output", target));
        Assert.Contains(
            $"{file}, line 5, column 'at': found '20.13.2024', expected a date or time in ISO 8601", _tool.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
        Assert.Empty(_tool.Output);
    }

    [Theory]
    [InlineData("a,2024-01-01,order,-5,,", "'amount': found '-5', expected an amount of 0 or more; give a return the kind 'return'")]
    [InlineData("a,2024-01-01,order,NaN,,", "'amount': found 'NaN', expected a finite amount")]
    [InlineData("a,2024-01-01,order,,,", "'amount': found nothing, expected a finite amount")]
    [InlineData("a,2024-01-01,order,1e999,,", "'amount': found '1e999', expected a finite amount")]
    [InlineData("a,2024-01-01,order,1.5.5,,", "'amount': found '1.5.5', expected a finite amount with a decimal point")]
    [InlineData(",2024-01-01,order,5,,", "'customer': found nothing")]
    [InlineData("a,,order,5,,", "'at': found nothing")]
    [InlineData("a,2024-02-30,order,5,,", "'at': found '2024-02-30'")]
    [InlineData("a,2024-01-01,oder,5,,", "'kind': found 'oder', expected one of custom, impression, visit")]
    [InlineData("a,2024-01-01,order,5,lost,", "'status': found 'lost', expected one of completed, canceled, test, refunded, or nothing")]
    [InlineData("a,2024-01-01,review,,,6", "'value': found '6', expected a whole number from 1 to 5")]
    [InlineData(
        "a,2024-01-01,contract-started,,,soon", "'value': found 'soon', expected the first day on which the contract no longer runs")]
    [InlineData("a,2024-01-01,order", "found '3 columns', expected 6 as in the header")]
    public void BadRows_SayWhatAndWhere(string row, string message)
    {
        string csv = $"customer,at,kind,amount,status,value\n\nok,2024-01-01,visit,,,\n{row}\n";
        Assert.Equal(1, Classify(csv));
        Assert.Contains("line 4, column ", _tool.Error, StringComparison.Ordinal);
        Assert.Contains(message, _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, Classify(csv, "--skip-invalid", "--format", "csv"));
        Assert.StartsWith("1 rows left out:\n", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Lines.Length);
    }

    [Fact]
    public void NegativeOrders_CanBeReadAsReturns()
    {
        const string Csv = "customer,at,amount\na,2024-01-01,50\na,2024-01-09,-50\n";
        Assert.Equal(0, Classify(Csv, "--negative-as-return", "--format", "csv"));
        Assert.Contains("a,growth,1 order (at least 1)", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesOfOneOrder_AreOneOrder()
    {
        const string Csv = "customer,at,amount,order\na,2024-01-01T09:00:00,5,17\na,2024-01-01T09:00:00,6,17\nb,2024-01-01,6,17\n"
            + "a,2024-01-02,1,\na,2024-01-02,1,\n";
        Assert.Equal(0, Classify(Csv, "--format", "csv"));
        Assert.Contains("a,retention,3 orders (at least 3)", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Classify(Csv, "--format", "csv", "--merge-same-day"));
        Assert.Contains(
            "a,growth,2 orders", _tool.Output.Replace("1 order ", "2 orders", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(1, Classify("customer,at,amount,order,status\na,2024-01-01,5,17,completed\na,2024-01-01,6,17,cancelled\n"));
        Assert.Contains(
            "line 3, column 'status': found 'cancelled', expected 'completed' as on the other lines of order 17",
            _tool.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void OddValues_AreRefusedOrTaken_NeverACrash()
    {
        Assert.Equal(0, Classify("customer,at,amount\na,2024-01-01,-0.00\n"));
        Assert.Equal(0, Classify("customer,at,amount\na,9999-12-31,5\n", "--format", "csv"));
        Assert.Equal(0, Classify("customer,at,amount\na,2011-12-30,5\n", "--zone", "Pacific/Apia"));
        Assert.Equal(1, Classify("customer,at,amount\na,9999-12-31T23:59:59-10:00,5\n"));
        Assert.Contains("line 2, column 'at'", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(1, Classify("customer,at,amount\na,2024-01-01,7e28\n"));
        Assert.Equal(
            0, Classify("customer,at,amount,quantity\na,2024-01-01,1,1000000000\na,2024-01-02,1,1000000000\na,2024-01-03,1,1000000000\n"));
        Assert.Equal(1, _tool.Run("classify", string.Empty, "--model", "lifecycle-marketing"));
        Assert.Equal(1, _tool.Run("report", _tool.Write(Small), "--output", string.Empty));
    }

    [Fact]
    public void ReturnsOfOneOrder_AreSeenWhenTheyHappen()
    {
        const string Csv =
            "customer,at,kind,amount,order\na,2024-01-01,order,100,o1\na,2024-01-10,return,10,o1\na,2024-06-01,return,90,o1\n";
        Assert.Equal(0, Classify(Csv, "--as-of", "2024-02-01", "--format", "csv"));
        Assert.Contains("a,growth,1 order", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Classify(Csv, "--as-of", "2024-06-01", "--format", "csv"));
        Assert.Contains("a,acquisition,", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Classify(Csv, "--as-of", "2024-06-01", "--returned-orders-count", "--format", "csv"));
        Assert.DoesNotContain("a,acquisition,", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SkippedRows_LeaveNoTrace()
    {
        Assert.Equal(0, Classify(
            "customer,at,amount,currency,status\na,2024-01-01,1,USD,bogus\nb,2024-01-01,1,EUR,\n", "--skip-invalid", "--format", "csv"));
        Assert.Contains("b,growth,", _tool.Output, StringComparison.Ordinal);
        Assert.StartsWith("1 rows left out:", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(1, Classify("customer,at,amount\na,bad,1\n", "--skip-invalid"));
        Assert.Contains("line 2, column 'at': found 'bad'", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("holds no event", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Encoding_OtherThanUtf8_MustBeNamed()
    {
        string file = _tool.PathOf("latin.csv");
        File.WriteAllBytes(file, System.Text.Encoding.Latin1.GetBytes("customer,at,amount\nMüller,2024-01-01,1\nMöller,2024-01-01,1\n"));
        Assert.Equal(1, _tool.Run("classify", file, "--model", "lifecycle-marketing"));
        Assert.Contains("--encoding", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--encoding", "latin1", "--format", "csv"));
        Assert.Contains("Müller,growth", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--encoding", "klingon"));
    }

    [Fact]
    public void Headers_SynonymsSeparatorsQuotesAndMarks_AreUnderstood()
    {
        Assert.Equal(0, Classify("﻿Customer_ID;Invoice Date;Total\r\n\"#a;1\";2024-01-01 08:30;12.5\r\n\r\n", "--format", "csv"));
        Assert.Contains("#a;1,growth,", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Classify("who,when,amount\nx,2024-01-01,3\n", "--map", "customer=who,at=when", "--format", "csv"));
        Assert.Contains("x,growth,", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(1, Classify("who,at,amount\nx,2024-01-01,3\n"));
        Assert.Contains("line 1: there is no column 'customer'", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("--map customer=COLUMN. Its columns are who, at, amount.", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(1, Classify("customer_id,user_id,at\nx,y,2024-01-01\n"));
        Assert.Contains("both 'customer_id' and 'user_id' could be the column 'customer'", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LineNumbers_CountLinesInsideQuotes()
    {
        Assert.Equal(1, Classify("customer,at,product,amount\na,2024-01-01,\"two\nlines\",3\nb,x,y,3\n"));
        Assert.Contains("line 4, column 'at'", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Currencies_Mixed_AreRefused()
    {
        Assert.Equal(1, Classify("customer,at,amount,currency\na,2024-01-01,3,EUR\nb,2024-01-02,3,USD\n"));
        Assert.Contains("line 3, column 'currency': found 'USD', expected EUR as everywhere else", _tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "is empty")]
    [InlineData("customer,at,amount\n", 1, "holds no event")]
    [InlineData("customer,at,amount\na,\"2024-01-01\n", 1, "line 2")]
    public void Files_WithoutEvents_AreRefused(string csv, int exitCode, string message)
    {
        Assert.Equal(exitCode, Classify(csv));
        Assert.Contains(message, _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongUsage_ExitsWithTwo()
    {
        string file = _tool.Write(Small);
        Assert.Equal(2, _tool.Run("classify", file));
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle"));
        Assert.Contains("Use one of five-phase-journey, six-step-funnel", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--as-of", "yesterday"));
        Assert.Contains("'yesterday' is not a date", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--zone", "Berlin"));
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--map", "customr=x"));
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--format", "xml"));
        Assert.Equal(2, _tool.Run("clasify"));
        Assert.Equal(1, _tool.Run("classify", _tool.PathOf("nowhere.csv"), "--model", "lifecycle-marketing"));
    }

    [Fact]
    public void Zone_DecidesTheDay()
    {
        const string Csv = "customer,at,amount\na,2024-03-31T22:30:00Z,5\n";
        Assert.Equal(0, Classify(Csv, "--format", "csv", "--as-of", "2024-06-29"));
        Assert.Contains("growth", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Classify(Csv, "--format", "csv", "--as-of", "2024-06-30"));
        Assert.Contains("win-back", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Classify(Csv, "--format", "csv", "--as-of", "2024-06-30", "--zone", "Europe/Berlin"));
        Assert.Contains("growth", _tool.Output, StringComparison.Ordinal); // It was 1 April in Berlin.
    }

    [Fact]
    public void OwnModel_FromJson_IsUsedOrRefusedWithItsPlace()
    {
        string model = _tool.Write(
            """
            {
              "key": "own", "stages": [ { "key": "cold" }, { "key": "hot" } ], "otherwise": "cold",
              "rules": [ { "stage": "hot", "when": [ { "fact": "orders", "operator": ">=", "value": 3 } ] } ]
            }
            """,
            "own.json");
        Assert.Equal(0, _tool.Run("classify", _tool.Write(Small), "--model", model, "--format", "csv"));
        Assert.Contains("ben,hot,3 orders (at least 3)", _tool.Output, StringComparison.Ordinal);
        string bad = _tool.Write("""{"key":"own","stages":[],"otherwise":"cold","rules":[]}""", "bad.json");
        Assert.Equal(1, _tool.Run("classify", _tool.Write(Small), "--model", bad));
        Assert.Contains("bad.json, $.stages: The model 'own' needs at least one stage", _tool.Error, StringComparison.Ordinal);
    }

    private int Classify(string csv, params string[] options) =>
        _tool.Run(["classify", _tool.Write(csv), "--model", "lifecycle-marketing", .. options]);
}
