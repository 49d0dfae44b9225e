using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
namespace CustomerLifecycle;

/// <summary>What is known of a stage whatever its type: key, name, aim.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public abstract class StageInfo : IJsonResult
{
    private protected StageInfo(string key)
    {
        Key = Guard.Against.NotKebabCase(key);
        Name = LocalizedText.Of(KebabKey.ToWords(key));
    }

    /// <summary>Gets the stable key in kebab case, e.g. <c>win-back</c>: what files, URLs and databases hold.</summary>
    public string Key { get; }

    /// <summary>Gets the name for people; by default the key as words.</summary>
    public LocalizedText Name { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets what the shop wants to reach in this stage, or <see langword="null"/> where nobody said.</summary>
    public LocalizedText? Aim { get; init; }

    /// <summary>Gets further words that <see cref="StageModel{TStage}.Parse"/> understands as this stage; none by default.</summary>
    /// <exception cref="ArgumentNullException">The list, or a word of it, is missing.</exception>
    public IReadOnlyList<string> Synonyms
    {
        get;
        init => field = [.. Guard.Against.NothingWithin(Guard.Against.Missing(value))];
    } = [];

    /// <summary>
    /// Gets the parts that this stage plays; tactics, metrics and offers ask for them. Default: <see cref="StageRole.None"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A role is not defined.</exception>
    public StageRole Roles
    {
        get;
        init => field = StageRoles.Defined(value);
    }

    /// <summary>Gets a value indicating whether this stage may follow any other, whatever the model's policy. Default: no.</summary>
    public bool ReachableFromEveryStage { get; init; }

    /// <summary>Writes the stage as JSON.</summary>
    /// <param name="json">Where it goes: <c>{ "key": "win-back", "name": "Win-back" }</c>.</param>
    /// <param name="culture">The language of the name.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => ReadableJson.WriteNamed(json, Key, Name, culture);

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;
}
