using CustomerLifecycle.Cli.Output;
using Spectre.Console;

namespace CustomerLifecycle.Cli;

/// <summary>Where the tool writes, and whether a person is looking.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where messages and the progress bar go.</param>
/// <param name="widthOfTerminal">The width of the window that shows the results; null in a pipe.</param>
/// <param name="showsProgress">Whether somebody sees the messages.</param>
/// <param name="project">The folder of the project that the tool was started from; null where it is installed.</param>
internal sealed class ToolConsole(
    TextWriter output, TextWriter error, int? widthOfTerminal, bool showsProgress, string? project = null)
{
    /// <summary>As wide as a page shows without scrolling, where nobody's window sets the width.</summary>
    private const int WidthOfPipe = 100;

    /// <summary>Where results go: into a pipe as they are, and onto a terminal so that nothing in them acts on it.</summary>
    public TextWriter Output { get; } = widthOfTerminal is null ? output : new VisibleTextWriter(output);

    /// <summary>Where messages go; nothing that they quote acts on a terminal.</summary>
    public TextWriter Error { get; } = new VisibleTextWriter(error);

    /// <summary>Whether CSV is to be opened with a spreadsheet, which must not compute what stands in it.</summary>
    public bool IsForSpreadsheets { get; set; }

    /// <summary>The folder of the project that the tool was started from; null where it is installed.</summary>
    public string? Project { get; } = project;

    /// <summary>A console for tables as plain text.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="mostColumns">How wide lines may become; null: as wide as the window.</param>
    public IAnsiConsole Tables(TextWriter writer, int? mostColumns = null)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(new VisibleTextWriter(writer)),
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        int width = widthOfTerminal ?? WidthOfPipe;
        console.Profile.Width = Math.Min(width, mostColumns ?? width);
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>Runs long work under a progress bar where a person is looking, and silently in a pipe.</summary>
    public TResult WithProgress<TResult>(string what, Func<Action<double>?, TResult> work)
    {
        if (!showsProgress)
        {
            return work(null);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console.Progress().AutoClear(enabled: true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(Visible(what)));
            return work(share => task.Value = share * task.MaxValue);
        });
    }

    private static string Visible(string text)
    {
        using StringWriter visible = new(System.Globalization.CultureInfo.InvariantCulture);
        using VisibleTextWriter writer = new(visible);
        writer.Write(text);
        return visible.ToString();
    }
}
