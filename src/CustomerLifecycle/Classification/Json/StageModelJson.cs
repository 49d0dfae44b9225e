
namespace CustomerLifecycle;

/// <summary>Models and rules as JSON, for stages that a tenant defines at run time.</summary>
/// <remarks>
/// The form is described by <see cref="Schema"/> and by <c>docs/models-in-json.md</c>. Nothing is read from or written to disk.
/// </remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageModelJson
{
    /// <summary>Gets the JSON schema (draft 2020-12) of a definition.</summary>
    public static string Schema
    {
        get
        {
            using Stream stream = typeof(StageModelJson).Assembly.GetManifestResourceStream("CustomerLifecycle.stage-model.schema.json")!;
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads a model with its rules.</summary>
    /// <param name="json">The definition.</param>
    /// <returns>The rules, with the model in <see cref="StageRules{TFacts, TStage}.Model"/>; stages are their keys.</returns>
    /// <exception cref="StageModelFormatException">
    /// The definition is not valid, or a rule of it can never win; the message says where, what was found and what would be right.
    /// </exception>
    public static StageRules<CustomerFacts, string> Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return StageModelJsonReader.Read(json);
    }

    /// <summary>Writes a model with its rules, indented.</summary>
    /// <param name="rules">The rules; of a shipped model, of one's own, or parsed.</param>
    /// <returns>A definition that <see cref="Parse"/> reads back to rules of the same fingerprint.</returns>
    /// <exception cref="ArgumentException">A predicate could not be taken apart into conditions, so that it cannot be written.</exception>
    public static string Write(StageRules<CustomerFacts> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return StageModelJsonWriter.Write(rules);
    }
}
