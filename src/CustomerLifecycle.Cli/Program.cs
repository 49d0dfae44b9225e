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
        Console.Out, Console.Error, Console.IsOutputRedirected ? null : Console.WindowWidth, showsProgress: !Console.IsErrorRedirected));
