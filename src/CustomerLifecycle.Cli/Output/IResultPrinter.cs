using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>A result that can be printed in the three forms that nearly every command offers.</summary>
internal interface IResultPrinter
{
    void WriteTables(IAnsiConsole console);

    void WriteCsv(TextWriter writer);

    void WriteJson(TextWriter writer);
}
