namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads definitions in JSON, and says of what is wrong in which file it stands.</summary>
internal static class DefinitionFile
{
    /// <summary>Reads all of it, or nothing.</summary>
    /// <exception cref="InputException">The file cannot be read, or is not a valid definition.</exception>
    public static TDefinition Read<TDefinition>(string path, Func<string, TDefinition> parse)
    {
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (StageModelFormatException e)
        {
            throw new InputException($"{path}, {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path} cannot be read: {e.Message}");
        }
    }
}
