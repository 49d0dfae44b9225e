using System.Globalization;

namespace CustomerLifecycle.Cli.Output;

/// <summary>The names of groups, and what stands for the group without one.</summary>
/// <param name="nameless">What files call that group; as a text, what people call it.</param>
internal sealed class GroupNames(LocalizedText nameless)
{
    /// <summary>The group as files hold it, the same in every language.</summary>
    public string? Of(string? group) => In(group, CultureInfo.InvariantCulture);

    /// <summary>The group for people.</summary>
    public string? In(string? group, CultureInfo culture) => group is { Length: 0 } ? nameless.In(culture) : group;
}
