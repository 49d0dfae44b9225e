using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerLifecycle.Decisions;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Cut points of one's own: <c>recency=30,90,180,365;frequency=1,2,3,5</c>, or a JSON file with the same names.</summary>
internal static partial class RfmCutsText
{
    private static readonly string[] Names = ["recency", "frequency", "monetary"];

    /// <summary>Reads them into options.</summary>
    /// <exception cref="UsageException">The text is wrong.</exception>
    /// <exception cref="InputException">The file is wrong.</exception>
    public static RfmOptions Read(string? text, RfmOptions options)
    {
        if (text is null)
        {
            return options;
        }

        Dictionary<string, double[]> cuts = text.Contains('=', StringComparison.Ordinal)
            ? OfText(text, options.Bins)
            : DefinitionFile.Read(text, json => OfJson(json, options.Bins));
        return new RfmOptions
        {
            Bins = options.Bins,
            Ties = options.Ties,
            Binning = options.Binning,
            RecencyCuts = cuts.GetValueOrDefault("recency"),
            FrequencyCuts = cuts.GetValueOrDefault("frequency"),
            MonetaryCuts = cuts.GetValueOrDefault("monetary"),
        };
    }

    private static Dictionary<string, double[]> OfText(string text, int bins)
    {
        Dictionary<string, double[]> cuts = new(StringComparer.Ordinal);
        foreach (string part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = part.Split('=', StringSplitOptions.TrimEntries);
            double[] numbers =
            [
                .. sides[^1].Split(',', StringSplitOptions.TrimEntries)
                    .Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out double cut) ? cut : double.NaN),
            ];
            string? mistake = sides.Length != 2 ? "a name, '=' and numbers are expected" : Mistake(sides[0], numbers, bins);
            mistake ??= cuts.TryAdd(sides[0], numbers) ? null : "it stands twice";
            if (mistake is not null)
            {
                throw new UsageException($"--cuts: '{part}': {mistake}. Write e.g. recency=30,90,180,365;frequency=1,2,3,5.");
            }
        }

        return cuts;
    }

    private static Dictionary<string, double[]> OfJson(string json, int bins)
    {
        try
        {
            Dictionary<string, double[]> cuts = JsonSerializer.Deserialize(json, CutsJson.Default.DictionaryStringDoubleArray) ?? [];
            foreach ((string name, double[] numbers) in cuts)
            {
                if (Mistake(name, numbers, bins) is { } mistake)
                {
                    throw new ArgumentException($"'{name}': {mistake}.", nameof(json));
                }
            }

            return cuts;
        }
        catch (JsonException e)
        {
            throw new ArgumentException(
                $"""{e.Message} Expected an object such as {"{"} "recency": [30, 90, 180, 365] {"}"}.""", nameof(json), e);
        }
    }

    private static string? Mistake(string name, double[] numbers, int bins) =>
        !Names.Contains(name, StringComparer.Ordinal) ? $"the figures are {string.Join(", ", Names)}"
        : numbers.Length != bins - 1 || !numbers.All(double.IsFinite) || numbers.Zip(numbers.Skip(1)).Any(p => p.First >= p.Second)
            ? string.Create(CultureInfo.InvariantCulture, $"{bins} scores need {bins - 1} increasing numbers")
        : null;

    [JsonSerializable(typeof(Dictionary<string, double[]>))]
    private sealed partial class CutsJson : JsonSerializerContext;
}
