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
        RootCommand root = new("Which lifecycle stage is each customer in, and why?")
        {
            new ReportCommand(console).Create(),
            new ClassifyCommand(console).Create(),
            new TimelineCommand(console).Create(),
            new DueCommand(console).Create(),
            new DiffCommand(console).Create(),
            new MetricsCommand(console).Create(),
            new CohortsCommand(console).Create(),
            new FlowCommand(console).Create(),
            new SegmentsCommand(console).Create(),
            new ActionsCommand(console).Create(),
            new WhatIfCommand(console).Create(),
            new ModelsCommand(console).Create(),
            new FactsCommand(console).Create(),
            new LayoutsCommand(console).Create(),
            new DemoCommand(console).Create(),
        };
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
