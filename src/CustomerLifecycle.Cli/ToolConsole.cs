using Spectre.Console;

namespace CustomerLifecycle.Cli;

/// <summary>Where the tool writes, and whether a person is looking.</summary>
internal sealed class ToolConsole(TextWriter output, TextWriter error, bool isTerminal)
{
    /// <summary>Wide enough for a reason on one line where nobody's window sets the width.</summary>
    private const int WidthOfPipe = 200;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>A console for tables: plain text in a pipe.</summary>
    public IAnsiConsole Tables(TextWriter writer) => Create(writer, isTerminal && writer == Output);

    /// <summary>Runs long work under a progress bar where a person is looking, and silently in a pipe.</summary>
    public TResult WithProgress<TResult>(string what, Func<Action<double>?, TResult> work) => !isTerminal
        ? work(null)
        : Create(Error, isTerminal: true).Progress().AutoClear(enabled: true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(what));
            return work(share => task.Value = share * task.MaxValue);
        });

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = WidthOfPipe;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
