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

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>The folder of the project that the tool was started from; null where it is installed.</summary>
    public string? Project { get; } = project;

    /// <summary>A console for tables as plain text.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="mostColumns">How wide lines may become; null: as wide as the window.</param>
    public IAnsiConsole Tables(TextWriter writer, int? mostColumns = null)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
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

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
        return console.Progress().AutoClear(enabled: true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(what));
            return work(share => task.Value = share * task.MaxValue);
        });
    }
}
