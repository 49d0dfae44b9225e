using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Soak;

/// <summary>The file in which a handler notes what it was told, a line for each time, at once: a process that dies loses none.</summary>
internal sealed class ToldFile(string path)
{
    private readonly Lock _lock = new();

    /// <summary>Reads what was told, each change once.</summary>
    public static Told Read(string path, ICollection<string> differences)
    {
        Dictionary<string, string> byId = new(StringComparer.Ordinal);
        Dictionary<string, int> stands = new(StringComparer.Ordinal);
        int retracted = 0;
        foreach (string line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (line.Split('\t') is not [string id, string isRetraction, string said])
            {
                differences.Add($"A line of {path} is torn: {line}");
                continue;
            }

            if (!byId.TryAdd(id, line))
            {
                if (byId[id] != line)
                {
                    differences.Add($"The change {id} was told twice, and not as the same: {byId[id]} and {line}");
                }

                continue;
            }

            bool isBack = isRetraction == bool.TrueString;
            retracted += isBack ? 1 : 0;
            int left = stands.GetValueOrDefault(said) + (isBack ? -1 : 1);
            stands[said] = left;
            if (left < 0)
            {
                differences.Add($"{said} was taken back before it was told.");
            }
        }

        return new Told([.. stands.SelectMany(s => Enumerable.Repeat(s.Key, Math.Max(0, s.Value)))], byId.Count, retracted);
    }

    public void Add(Guid id, bool isRetraction, string said)
    {
        byte[] line = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}\t{isRetraction}\t{said}\n"));
        lock (_lock)
        {
            using FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(line);
        }
    }
}
