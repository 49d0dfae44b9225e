namespace CustomerLifecycle.Cli.Input;

/// <summary>A column of a small file.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="IsRequired">Whether the file must have it.</param>
/// <param name="Synonyms">Names that are as good where its own is missing.</param>
internal sealed record CsvColumn(string Name, bool IsRequired, params IReadOnlyList<string> Synonyms);
