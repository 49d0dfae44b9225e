using NodaTime;
using NodaTime.Text;

namespace Cluster;

/// <summary>A clock for all silos, which shows what the first process has written to a file: so months pass in seconds.</summary>
internal sealed class SharedClock(string folder) : IClock
{
    public Instant GetCurrentInstant() => InstantPattern.ExtendedIso.Parse(File.ReadAllText(FileIn(folder))).GetValueOrThrow();

    public static void Set(string folder, Instant now)
    {
        // Whoever reads finds the old instant or the new one, never half of it.
        string next = FileIn(folder) + ".next";
        File.WriteAllText(next, InstantPattern.ExtendedIso.Format(now));
        File.Move(next, FileIn(folder), overwrite: true);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "now");
}
