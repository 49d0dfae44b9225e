using System.Globalization;
using System.Text;
using CustomerLifecycle.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// The option --language decides, not the machine.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
return LifecycleTool.Run(
    args,
    new ToolConsole(
        Console.Out,
        Console.Error,
        Console.IsOutputRedirected ? null : Console.WindowWidth,
        showsProgress: !Console.IsErrorRedirected,
        ProjectOfSource()));

// A build lies three folders below its project; an installed tool has no project near it.
static string? ProjectOfSource()
{
    string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
    return File.Exists(Path.Combine(folder, "CustomerLifecycle.Cli.csproj"))
        ? Path.GetRelativePath(Environment.CurrentDirectory, folder)
        : null;
}
