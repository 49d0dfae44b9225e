namespace CustomerLifecycle;

/// <summary>Reads and writes <see cref="StageRole"/> as keys in kebab case.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageRoles
{
    /// <summary>Gets every single role, in the order of a life.</summary>
    public static IReadOnlyList<StageRole> All { get; } = [.. Enum.GetValues<StageRole>().Where(role => role != StageRole.None)];

    /// <summary>The keys of the roles held, e.g. <c>silent-lead</c> and <c>lost</c>.</summary>
    /// <param name="roles">The roles.</param>
    /// <returns>A key for each, in the order of <see cref="All"/>; none for <see cref="StageRole.None"/>.</returns>
    public static IReadOnlyList<string> KeysOf(StageRole roles) =>
        [.. All.Where(role => roles.HasFlag(role)).Select(role => KebabKey.FromValue(role))];

    /// <summary>Reads one role.</summary>
    /// <param name="text">Its key; case, spaces and hyphens do not matter.</param>
    /// <param name="role">The role; <see cref="StageRole.None"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, out StageRole role)
    {
        role = text is null
            ? StageRole.None
            : All.FirstOrDefault(r => string.Equals(KebabKey.Fold(r.ToString()), KebabKey.Fold(text), StringComparison.Ordinal));
        return role != StageRole.None;
    }

    /// <summary>The roles, where all of them are defined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal static StageRole Defined(StageRole value) =>
        (value & ~All.Aggregate(StageRole.None, (all, role) => all | role)) == StageRole.None
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Use the roles of StageRole.");
}
