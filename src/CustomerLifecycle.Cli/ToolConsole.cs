using Spectre.Console;

namespace CustomerLifecycle.Cli;

/// <summary>Where the tool writes, and whether a person is looking.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where messages and the progress bar go.</param>
/// <param name="widthOfTerminal">The width of the window that shows the results; null in a pipe.</param>
/// <param name="showsProgress">Whether somebody sees the messages.</param>
internal sealed class ToolConsole(TextWriter output, TextWriter error, int? widthOfTerminal, bool showsProgress)
{
    /// <summary>Wide enough for a reason on one line where nobody's window sets the width.</summary>
    private const int WidthOfPipe = 200;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>A console for tables as plain text.</summary>
    public IAnsiConsole Tables(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = widthOfTerminal ?? WidthOfPipe;
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
