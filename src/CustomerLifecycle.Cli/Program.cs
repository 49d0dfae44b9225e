using System.Text;
using CustomerLifecycle.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
bool isTerminal = !Console.IsOutputRedirected && !Console.IsErrorRedirected;
return LifecycleTool.Run(args, new ToolConsole(Console.Out, Console.Error, isTerminal ? Console.WindowWidth : null));
