using System.CommandLine;
using CustomerLifecycle.Cli.Commands;
using CustomerLifecycle.Cli.Input;

namespace CustomerLifecycle.Cli;

/// <summary>The <c>lifecycle</c> tool.</summary>
public static class LifecycleTool
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The data cannot be used; nothing was written.</summary>
    public const int BadData = 1;

    /// <summary>The command was called wrongly; nothing was written.</summary>
    public const int BadUsage = 2;

    /// <summary>Runs the tool as in a pipe: plain text, no progress bar.</summary>
    /// <param name="arguments">The arguments as on the command line.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where messages go.</param>
    /// <returns>The exit code: <see cref="Success"/>, <see cref="BadData"/> or <see cref="BadUsage"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        return Run(arguments, new ToolConsole(output, error, widthOfTerminal: null, showsProgress: false));
    }

    internal static int Run(IReadOnlyList<string> arguments, ToolConsole console)
    {
        try
        {
            return Answer(arguments, console);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Files are read and written under their names; what is left is where results and messages go.
            return Cannot(console, e);
        }
    }

    private static int Answer(IReadOnlyList<string> arguments, ToolConsole console)
    {
        RootCommand root = new("Which lifecycle stage is each customer in, and why?");
        foreach (Command command in CommandsFor(arguments, console))
        {
            root.Subcommands.Add(command);
        }

        Option<bool> forSpreadsheets = new("--safe-for-spreadsheets")
        {
            Description = "In CSV, put an apostrophe before what a spreadsheet would take for a formula.",
            Recursive = true,
        };
        root.Options.Add(forSpreadsheets);
        ParseResult result = root.Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (string message in result.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
            {
                console.Error.WriteLine(message);
            }

            string command = result.CommandResult.Command == root ? string.Empty : result.CommandResult.Command.Name + " ";
            console.Error.WriteLine($"Type 'lifecycle {command}--help' for how to call it.");
            return BadUsage;
        }

        console.IsForSpreadsheets = result.GetValue(forSpreadsheets);
        try
        {
            return result.Invoke(
                new InvocationConfiguration { Output = console.Output, Error = console.Error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException e)
        {
            console.Error.WriteLine(e.Message);
            return BadUsage;
        }
        catch (InputException e)
        {
            console.Error.WriteLine(e.Message);
            return BadData;
        }
    }

    /// <summary>The one command that is called, else all: what makes up the others' options is not worked out for nothing.</summary>
    private static IEnumerable<Command> CommandsFor(IReadOnlyList<string> arguments, ToolConsole console)
    {
        (string Name, Func<Command> Create)[] commands =
        [
            ("report", () => new ReportCommand(console).Create()),
            ("classify", () => new ClassifyCommand(console).Create()),
            ("timeline", () => new TimelineCommand(console).Create()),
            ("due", () => new DueCommand(console).Create()),
            ("diff", () => new DiffCommand(console).Create()),
            ("metrics", () => new MetricsCommand(console).Create()),
            ("cohorts", () => new CohortsCommand(console).Create()),
            ("flow", () => new FlowCommand(console).Create()),
            ("segments", () => new SegmentsCommand(console).Create()),
            ("actions", () => new ActionsCommand(console).Create()),
            ("what-if", () => new WhatIfCommand(console).Create()),
            ("sql", () => new SqlCommand(console).Create()),
            ("models", () => new ModelsCommand(console).Create()),
            ("facts", () => new FactsCommand(console).Create()),
            ("layouts", () => new LayoutsCommand(console).Create()),
            ("demo", () => new DemoCommand(console).Create()),
        ];
        string? called = arguments.Count > 0 ? arguments[0] : null;
        return Array.Find(commands, c => string.Equals(c.Name, called, StringComparison.Ordinal)) is { Create: { } create }
            ? [create()]
            : commands.Select(c => c.Create());
    }

    /// <summary>Says, where that still can be said, that the results went nowhere.</summary>
    private static int Cannot(ToolConsole console, Exception reason)
    {
        try
        {
            console.Error.WriteLine($"The output cannot be written: {reason.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody can be told.
        }

        return BadData;
    }
}
