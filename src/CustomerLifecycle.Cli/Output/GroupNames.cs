namespace CustomerLifecycle.Cli.Output;

/// <summary>The names of groups, and what stands for the group without one.</summary>
internal sealed class GroupNames(string nameless)
{
    public string? Of(string? group) => group is { Length: 0 } ? nameless : group;
}
