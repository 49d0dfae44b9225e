using System.Globalization;
using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Exports as systems write them, with invented people, load unedited and give the right totals.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    public static TheoryData<string, int, string> Totals => new()
    {
        { "shopify-orders", 3, "107.50" },
        { "woocommerce-export", 2, "1079.50" },
        { "woocommerce-orders", 2, "92.00" },
        { "stripe-payments", 2, "1079.50" },
        { "hubspot-deals", 2, "1342.00" },
        { "klaviyo-events", 2, "79.50" },
        { "uci-online-retail", 2, "75.50" },
        { "superstore", 2, "1008.52" },
        { "lifecycle", 2, "88.00" },
    };

    public static TheoryData<string> All =>
    [
        .. Directory.EnumerateFiles(Folder, "*.csv")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Totals))]
    public void OrdersAndRevenue_AreThoseOfTheFile(string export, int orders, string revenue) =>
        RequireTotals(PathOf(export), orders, revenue);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_IsRecognised_AndCommandsRun(string export)
    {
        string path = PathOf(export);
        Assert.True(_tool.Run("report", path, "--zone", "Europe/Berlin") == 0, _tool.Error);
        Assert.True(export == "lifecycle" || _tool.Error.Contains($".csv: {export}: ", StringComparison.Ordinal), _tool.Error);
        Assert.True(_tool.Run("actions", path, "--model", "lifecycle-marketing", "--zone", "Europe/Berlin") == 0, _tool.Error);
        Assert.True(_tool.Run("classify", path, "--model", "lifecycle-marketing", "--layout", export) == 0, _tool.Error);
    }

    /// <summary>
    /// What spreadsheets and plugins do to an export: columns in another order, more of them, another case, a mark before them.
    /// </summary>
    [Theory]
    [MemberData(nameof(Totals))]
    public void Variations_GiveTheSame(string export, int orders, string revenue)
    {
        string[][] rows = Csv(File.ReadAllText(PathOf(export)));
        rows = [.. rows.Select((row, i) => (string[])[i == 0 ? "My note" : "x;y", .. row.Reverse()])];
        rows[0] = [.. rows[0].Select(h => h.ToUpperInvariant())];
        string semicolons = string.Join("\r\n", rows.Select(r => string.Join(';', r.Select(f => $"\"{f}\"")))) + "\r\n\r\n;;;\r\n";
        RequireTotals(_tool.Write("\uFEFF" + semicolons), orders, revenue);
    }

    [DataTheory("exports/shopify-orders.csv", "exports/woocommerce-orders.csv", "exports/stripe-payments.csv")]
    [InlineData("shopify-orders", 3, "125.00")]
    [InlineData("woocommerce-orders", 2, "75.00")]
    [InlineData("stripe-payments", 3, "2060.00")]
    public void RealLayouts_GiveTheTotalsOfTheirReadme(string export, int orders, string revenue) =>
        RequireTotals(PublicData.PathOf($"exports/{export}.csv")!, orders, revenue);

    [Fact]
    public void TimesOverMidnight_AreDaysOfTheShop()
    {
        string[] question = ["timeline", PathOf("shopify-orders"), "--customer", "paul@example.org", "--zone", "Europe/Berlin"];
        Assert.Equal(0, _tool.Run([.. question, "--format", "csv"]));
        Assert.Contains("2025-04-01", _tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2025-03-31", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void DatesThatReadTwoWays_AreRefused_UntilSomebodySays()
    {
        string file = _tool.Write("customer,at,amount\na,3/4/2026,5\nb,5/6/2026,7\n");
        Assert.Equal(1, _tool.Run("classify", file, "--model", "lifecycle-marketing"));
        Assert.Contains(
            "'3/4/2026' may be 2026-03-04 (MM/dd/yyyy) or 2026-04-03 (dd/MM/yyyy)", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("--date-format dd/MM/yyyy", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("timeline", file, "--model", "lifecycle-marketing", "--customer", "a", "--date-format", "dd/MM/yyyy"));
        Assert.Contains("2026-04-03", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("timeline", file, "--model", "lifecycle-marketing", "--customer", "a", "--date-format", "MM/dd/yyyy"));
        Assert.Contains("2026-03-04", _tool.Output, StringComparison.Ordinal);
        string proved = _tool.Write("customer,at,amount\na,3/4/2026,5\nb,13/6/2026,7\n");
        Assert.Equal(0, _tool.Run("timeline", proved, "--model", "lifecycle-marketing", "--customer", "a"));
        Assert.Contains("2026-04-03", _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.045,00", "20,00", "1065.00")]
    [InlineData("1,045.00", "20.00", "1065.00")]
    [InlineData("€ 1.045", "12,50 €", "1057.50")]
    [InlineData("1 045,00", "EUR 20,00", "1065.00")]
    [InlineData("CHF 1'045.50", "0.50", "1046.00")]
    public void Amounts_AreReadAsTheirColumnProves(string first, string second, string revenue) =>
        RequireTotals(_tool.Write($"customer;at;amount\na;2026-01-01;\"{first}\"\nb;2026-01-02;\"{second}\"\n"), 2, revenue);

    [Fact]
    public void AmountsThatReadTwoWays_AreRefused_UntilSomebodySays()
    {
        string file = _tool.Write("customer;at;amount\na;2026-01-01;1,045\n");
        Assert.Equal(1, _tool.Run("classify", file, "--model", "lifecycle-marketing"));
        Assert.Contains("'1,045' may be 1045 (decimal point) or 1.045 (decimal comma)", _tool.Error, StringComparison.Ordinal);
        RequireTotals(file, 1, "1045.00", "--decimal", ".");
        RequireTotals(file, 1, "1.04", "--decimal", ",");
    }

    [Fact]
    public void PriceBesideQuantity_IsThatOfOneItem() =>
        RequireTotals(_tool.Write("customer,date,price,quantity\na,2026-01-01,16.25,12\n"), 1, "195.00");

    [Fact]
    public void MoreThanHalfLost_IsAnError_WhateverIsSkipped()
    {
        string file = _tool.Write("customer,at,amount\na,2026-01-01,5\nb,soon,5\nc,later,5\n");
        Assert.Equal(1, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--skip-invalid"));
        Assert.Contains("2 of 3 rows cannot be used (2 are wrong, 0 name nobody)", _tool.Error, StringComparison.Ordinal);
        Assert.Empty(_tool.Output);
    }

    [Fact]
    public void AColumnThatSaysWhatCounts_IsNotPassedOver()
    {
        string file = _tool.Write("customer,date,Amount,Deal Stage,Deal Name\na,2026-01-01,5,Closed Lost,x\n");
        Assert.Equal(1, _tool.Run("classify", file, "--model", "lifecycle-marketing"));
        Assert.Contains("the column 'Deal Stage' says which rows count", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("'hubspot-deals', but lacks 'Close Date'", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--layout", "lifecycle"));
        Assert.Contains("not used: Deal Stage, Deal Name", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WordsAndColumns_AreWhatTheUserSays()
    {
        string file = _tool.Write("customer,at,amount,status\na,2026-01-01,5,paid\nb,2026-01-02,7,failed\n");
        Assert.Equal(1, _tool.Run("classify", file, "--model", "lifecycle-marketing"));
        RequireTotals(file, 1, "5.00", "--status", "paid=completed,failed=canceled");
        RequireTotals(file, 2, "12.00", "--map", "status=-");
        Assert.Equal(2, _tool.Run("classify", file, "--model", "lifecycle-marketing", "--status", "paid=done"));
        Assert.StartsWith("--status: 'done' is not a status.", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Layouts_AreListed_AndPrintedAsAStartForOnesOwn()
    {
        Assert.Equal(0, _tool.Run("layouts", "--format", "csv"));
        Assert.Contains(_tool.Lines, l => l.StartsWith("shopify-orders,", StringComparison.Ordinal));
        Assert.Equal(0, _tool.Run("layouts", "--layout", "shopify-orders", "--format", "json"));
        string own = _tool.Write(_tool.Output.Replace("\"shopify-orders\"", "\"mine\"", StringComparison.Ordinal), "mine.json");
        Assert.Equal(0, _tool.Run("report", PathOf("shopify-orders"), "--layout", own));
        Assert.Contains("shopify-orders.csv: mine: 7 rows", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("layouts", "--layout", "magento"));
        Assert.Contains("there is no layout 'magento'", _tool.Error, StringComparison.Ordinal);
        string bad = _tool.Write(
            """{ "key": "x", "header": ["A"], "customer": "A", "events": [{ "kind": "order", "amout": "B" }] }""", "bad.json");
        Assert.Equal(1, _tool.Run("report", PathOf("shopify-orders"), "--layout", bad));
        Assert.Contains("bad.json, $.events[0]: 'amout' is not known here. Did you mean 'amount'?", _tool.Error, StringComparison.Ordinal);
    }

    private static string Folder => Path.Combine(Repository.Root, "tests", "CustomerLifecycle.Cli.Tests", "Exports");

    private static string PathOf(string export) => Path.Combine(Folder, export + ".csv");

    private void RequireTotals(string file, int orders, string revenue, params string[] further)
    {
        string[] arguments = ["metrics", file, "--zone", "Europe/Berlin", "--from", "2000-01-01", "--to", "2030-01-01", "--format", "csv"];
        Assert.True(_tool.Run([.. arguments, .. further]) == 0, _tool.Error);
        Assert.Equal(orders, Value("orders"));
        Assert.Equal(decimal.Parse(revenue, CultureInfo.InvariantCulture), Math.Round(Value("revenue"), 2, MidpointRounding.ToZero));

        decimal Value(string key) => decimal.Parse(
            _tool.Lines.Select(l => l.Split(',')).First(f => f[1] == key)[3], CultureInfo.InvariantCulture);
    }

    /// <summary>The rows of a small file; its fields have no quote marks within.</summary>
    private static string[][] Csv(string text)
    {
        char separator = text[..text.IndexOf('\n', StringComparison.Ordinal)].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        List<string[]> rows = [];
        List<string> row = [];
        System.Text.StringBuilder field = new();
        bool isQuoted = false;
        foreach (char c in text)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || (c != separator && c != '\n'))
            {
                field.Append(c);
            }
            else
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.AddRange(row.Any(f => f.Length > 0) ? [[.. row]] : []);
                    row = [];
                }
            }
        }

        return [.. rows];
    }
}
