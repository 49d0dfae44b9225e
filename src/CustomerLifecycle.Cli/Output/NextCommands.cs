using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Commands to type next, each on lines that a shell puts together again.</summary>
/// <param name="commands">The words of each, without the name of the tool.</param>
/// <param name="project">Where the tool is run from its source: the folder of its project; there, its name must be said first.</param>
internal sealed class NextCommands(IEnumerable<IEnumerable<string>> commands, string? project)
{
    /// <summary>Letters that no shell reads as anything else.</summary>
    private const string Harmless = "-_./=,:+@%";

    public void Write(IAnsiConsole console)
    {
        if (project is not null)
        {
            console.Profile.Out.Writer.Write($"  alias lifecycle='dotnet run --project {project} -c Release --'\n");
        }

        foreach (IEnumerable<string> command in commands)
        {
            string line = "  lifecycle";
            foreach (string word in Together(command.Select(Quoted)))
            {
                if (line.Length + 1 + word.Length > console.Profile.Width - " \\".Length)
                {
                    console.Profile.Out.Writer.Write(line + " \\\n");
                    line = "   ";
                }

                line += " " + word;
            }

            // Past the console: it would break a long name of a file, and a command that was broken is none.
            console.Profile.Out.Writer.Write(line + "\n");
        }
    }

    /// <summary>An option and its value are not torn apart.</summary>
    private static IEnumerable<string> Together(IEnumerable<string> words)
    {
        string? option = null;
        foreach (string word in words)
        {
            bool isOption = word.StartsWith("--", StringComparison.Ordinal);
            if (option is not null && isOption)
            {
                yield return option;
            }

            if (!isOption)
            {
                yield return option is null ? word : $"{option} {word}";
            }

            option = isOption ? word : null;
        }

        if (option is not null)
        {
            yield return option;
        }
    }

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Harmless.Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
