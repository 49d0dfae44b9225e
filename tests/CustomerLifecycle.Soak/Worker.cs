using System.Globalization;

namespace CustomerLifecycle.Soak;

/// <summary>Does the operations of a script one after the other, from where the last process stopped.</summary>
internal sealed class Worker(Script script, string progressFile)
{
    /// <summary>How many operations are done, by this process and those before it.</summary>
    public int Done { get; private set; } = ReadProgress(progressFile);

    public static int ReadProgress(string file) =>
        File.Exists(file) && File.ReadAllText(file) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    /// <summary>Does the next operation in every model, as often as it takes.</summary>
    public async Task StepAsync(IServiceProvider provider)
    {
        Operation next = script[Done];
        foreach (ISoakModel model in SoakModels.All)
        {
            await Retry.UntilDoneAsync(() => model.DoAsync(provider, next));
        }

        Done++;

        // Of a fixed width and in one write, so that no process that dies leaves half a number.
        using FileStream file = new(progressFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(Done.ToString("D9", CultureInfo.InvariantCulture)));
    }
}
