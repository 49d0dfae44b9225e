namespace CustomerLifecycle.Layouts;

/// <summary>A table cannot be read through a layout: the message says what was found and what would be right.</summary>
public sealed class EventLayoutException : FormatException
{
    /// <summary>Initializes a new instance of the <see cref="EventLayoutException"/> class.</summary>
    public EventLayoutException()
        : this("The table cannot be read through this layout.")
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventLayoutException"/> class.</summary>
    /// <param name="message">What was found and what would be right.</param>
    public EventLayoutException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventLayoutException"/> class.</summary>
    /// <param name="message">What was found and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public EventLayoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
