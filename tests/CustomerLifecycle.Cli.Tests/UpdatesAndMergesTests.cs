namespace CustomerLifecycle.Cli.Tests;

/// <summary>Orders that are updated, and ids that are one person, in files.</summary>
public sealed class UpdatesAndMergesTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void TheNewestVersion_Counts_AndItsRowsAreLines()
    {
        const string Csv = "customer,at,amount,order,status,updated\n"
            + "a,2024-01-01,5,17,canceled,2024-01-03\n"
            + "a,2024-01-01,6,17,canceled,2024-01-03\n"
            + "a,2024-01-01,5,17,,\n"
            + "a,2024-01-01,40,17,,2024-01-02\n"
            + "b,2024-01-01,1,18,canceled,\n"
            + "b,2024-01-01,2,18,,2024-01-02T10:00:00+01:00\n"
            + "b,2024-01-01,3,18,,2024-01-02T10:00:00+01:00\n";
        Assert.Equal(0, Run("classify", Csv, "--model", "lifecycle-marketing", "--format", "csv"));
        Assert.StartsWith("a,acquisition,", _tool.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("b,growth,", _tool.Lines[2], StringComparison.Ordinal);
        Assert.Equal(0, Run("segments", Csv, "--format", "csv"));
        Assert.Contains("b,", _tool.Output, StringComparison.Ordinal);
        Assert.Equal("5", MonetaryOf("b"));
    }

    [Fact]
    public void ByArrival_ALaterBlockOfAdjacentRows_ReplacesTheEarlierOne()
    {
        const string Csv = "customer,at,amount,order,status,product\n"
            + "a,2024-01-01,5,17,,x\n"
            + "a,2024-01-01,6,17,,y\n"
            + "b,2024-01-01,1,18,,x\n"
            + "a,2024-01-02,7,17,,z\n"
            + "b,2024-01-01,1,18,canceled,x\n";
        Assert.Equal(1, Run("segments", Csv));
        Assert.Contains("line 6, column 'status'", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("in a column 'updated', or let the later rows win with --updates arrival", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("segments", Csv, "--updates", "arrival", "--format", "csv"));
        Assert.Equal("7", MonetaryOf("a"));
        Assert.Equal(2, Run("segments", Csv, "--updates", "newest"));
        Assert.Contains("Argument 'newest' not recognized", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void IdsThatAreOnePerson_AreJoined_AlongChains()
    {
        const string Csv = "customer,at,amount,order\na,2024-01-01,5,1\nguest,2024-01-02,6,2\nold,2024-01-03,7,3\nold,2024-01-01,5,1\n"
            + "ben,2024-01-03,1,9\n";
        string same = _tool.Write("customer,same_as\nold,guest\nguest,a\nnobody,a\nguest,a\n", "same.csv");
        Assert.Equal(0, Run("segments", Csv, "--same-customer", same, "--format", "csv"));
        Assert.Equal("18", MonetaryOf("a"));
        Assert.Equal(3, _tool.Lines.Length);
        Assert.Contains("2 ids joined with another; 2 customers.", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("timeline", Csv, "--customer", "old", "--same-customer", same, "--model", "lifecycle-marketing"));
        Assert.Equal(2, Run("segments", Csv, "--same-customer", same, "--output", same));
    }

    [Theory]
    [InlineData("a,b\nb,c\nc,a\n", "line 4, column 'same_as': found 'a', expected an id that does not lead back to 'c'")]
    [InlineData("a,a\n", "line 2, column 'same_as': found 'a', expected an id that does not lead back to 'a'")]
    [InlineData("a,b\na,c\n", "line 3, column 'same_as': found 'c', expected 'b' as on an earlier line of 'a'")]
    [InlineData("a,\n", "line 2, column 'same_as': found nothing")]
    public void CirclesAndContradictions_AreRefused(string rows, string error)
    {
        string same = _tool.Write("customer,same_as\n" + rows, "same.csv");
        Assert.Equal(1, Run("segments", "customer,at,amount\na,2024-01-01,5\n", "--same-customer", same));
        Assert.Contains(error, _tool.Error, StringComparison.Ordinal);
    }

    private string MonetaryOf(string customer) =>
        _tool.Lines.Single(l => l.StartsWith(customer + ",", StringComparison.Ordinal)).Split(',')[4];

    private int Run(string command, string csv, params string[] further) =>
        _tool.Run([command, _tool.Write(csv), .. further]);
}
