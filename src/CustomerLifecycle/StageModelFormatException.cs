namespace CustomerLifecycle;

/// <summary>A definition in JSON is refused: the message says where, what was found and what would be right.</summary>
public sealed class StageModelFormatException : FormatException
{
    /// <summary>Initializes a new instance of the <see cref="StageModelFormatException"/> class.</summary>
    public StageModelFormatException()
        : this("$", "The definition is not valid.")
    {
    }

    /// <summary>Initializes a new instance of the <see cref="StageModelFormatException"/> class.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    public StageModelFormatException(string message)
        : this("$", message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="StageModelFormatException"/> class.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public StageModelFormatException(string message, Exception innerException)
        : base(message, innerException) => Path = "$";

    /// <summary>Initializes a new instance of the <see cref="StageModelFormatException"/> class.</summary>
    /// <param name="path">Where, as a JSON path: <c>$.rules[2].when[0].fact</c>.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public StageModelFormatException(string path, string message)
        : base($"{path}: {message}") => Path = path;

    /// <summary>Gets where, as a JSON path.</summary>
    public string Path { get; }
}
