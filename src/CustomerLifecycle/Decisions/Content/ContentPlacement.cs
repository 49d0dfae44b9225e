namespace CustomerLifecycle.Decisions;

/// <summary>How content for a stage is shown (source 000).</summary>
/// <remarks>The default value is <see cref="Embedded"/>.</remarks>
public enum ContentPlacement
{
    /// <summary>Within the page: the least intrusive.</summary>
    Embedded = 0,

    /// <summary>Over the page, as a pop-up or a sticky bar: more intrusive, and converts better.</summary>
    Overlay = 1,
}
