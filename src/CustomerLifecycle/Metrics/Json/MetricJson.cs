namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of one's own as JSON: each the ratio of two facts, or of two counts of events.</summary>
/// <remarks>
/// The form is described by <see cref="Schema"/> and by <c>docs/measuring.md</c>. Nothing is read from or written to disk.
/// </remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class MetricJson
{
    /// <summary>Gets the JSON schema (draft 2020-12) of a definition.</summary>
    public static string Schema
    {
        get
        {
            using Stream stream = typeof(MetricJson).Assembly.GetManifestResourceStream("CustomerLifecycle.metrics.schema.json")!;
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads metrics.</summary>
    /// <param name="json">The definition.</param>
    /// <returns>The metrics, and the kinds of events that it declares.</returns>
    /// <exception cref="StageModelFormatException">
    /// The definition is not valid; the message says where, what was found and what would be right.
    /// </exception>
    public static MetricSet Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return MetricJsonReader.Read(json);
    }
}
