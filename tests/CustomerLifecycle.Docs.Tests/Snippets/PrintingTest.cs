using System.Globalization;
using CustomerLifecycle.Docs.Tests;

namespace Snippets;

/// <summary>A test whose snippets print: what they print must stand in the page beside them.</summary>
public abstract class PrintingTest : IDisposable
{
    private readonly StringWriter _printed = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    private protected PrintingTest() => Console = _printed;

    /// <summary>Stands in for the console of the snippet.</summary>
    protected TextWriter Console { get; }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing) => _printed.Dispose();

    protected void AssertPrintedAsIn(params string[] page)
    {
        string text = File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");
        string[] missing =
        [
            .. _printed.ToString()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !text.Contains(line, StringComparison.Ordinal)),
        ];
        Assert.True(missing.Length == 0, $"{string.Join('/', page)} does not say:\n{string.Join('\n', missing)}");
        Assert.NotEmpty(_printed.ToString());
    }
}
