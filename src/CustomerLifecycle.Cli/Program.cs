using System.Text;
using CustomerLifecycle.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return LifecycleTool.Run(args, new ToolConsole(Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected && !Console.IsErrorRedirected));
