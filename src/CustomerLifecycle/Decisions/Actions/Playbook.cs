using System.Collections.Immutable;

namespace CustomerLifecycle.Decisions;

/// <summary>The tactics that a shop knows: those that ship, one's own, or both.</summary>
/// <threadsafety>Immutable: every step returns a new playbook. Safe from any thread.</threadsafety>
public sealed class Playbook
{
    private readonly ImmutableList<Tactic> _tactics;
    private readonly Tactic[] _byPriority;

    /// <summary>Initializes a new instance of the <see cref="Playbook"/> class.</summary>
    /// <param name="tactics">The tactics.</param>
    /// <exception cref="ArgumentException">Two tactics have the same key.</exception>
    public Playbook(params IEnumerable<Tactic> tactics)
    {
        ArgumentNullException.ThrowIfNull(tactics);
        _tactics = [.. tactics];
        if (_tactics.Contains(null!))
        {
            throw new ArgumentException("A tactic is null.", nameof(tactics));
        }

        if (_tactics.GroupBy(t => t.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two tactics have the key '{twice.Key}'.", nameof(tactics));
        }

        _byPriority = [.. _tactics.OrderByDescending(t => t.Priority).ThenBy(t => t.Key, StringComparer.Ordinal)];
    }

    /// <summary>Gets the tactics of the sources, for every stage of every shipped model, in English and German.</summary>
    public static Playbook Shipped { get; } = new(ShippedTactics.All());

    /// <summary>Gets the tactics.</summary>
    public IReadOnlyList<Tactic> Tactics => _tactics;

    /// <summary>The playbook with a further tactic, or with another in place of the one that has its key.</summary>
    /// <param name="tactic">The tactic.</param>
    /// <returns>The playbook.</returns>
    public Playbook With(Tactic tactic)
    {
        ArgumentNullException.ThrowIfNull(tactic);
        int place = _tactics.FindIndex(t => string.Equals(t.Key, tactic.Key, StringComparison.Ordinal));
        return new(place < 0 ? _tactics.Add(tactic) : _tactics.SetItem(place, tactic));
    }

    /// <summary>The playbook without a tactic.</summary>
    /// <param name="key">The tactic's key; one that is not there is not missed.</param>
    /// <returns>The playbook.</returns>
    public Playbook Without(string key) => new(_tactics.RemoveAll(t => string.Equals(t.Key, key, StringComparison.Ordinal)));

    /// <summary>Whether a name is the key of a tactic by which customers are addressed.</summary>
    internal bool HasContact(string? name) => _tactics.Exists(t => t.IsContact && string.Equals(t.Key, name, StringComparison.Ordinal));

    /// <summary>Finds tactics for stages that a model does not have: they would never be used. For a test of one's own playbook.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Tactic and stage as <c>model/stage</c>; empty where all is well. Stages of other models are not looked at.</returns>
    public IReadOnlyList<(Tactic Tactic, string Stage)> FindUnknownStages(StageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. _tactics.SelectMany(
            t => t.Stages.Where(s => StageNames.IsOf(s, model) && !StageNames.IsKnown(s, model)).Select(s => (t, s)))];
    }

    /// <summary>The tactics of a stage, the most pressing first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stage">One of its stages.</param>
    /// <returns>The tactics, those for every stage included.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public IReadOnlyList<Tactic> OfStage(StageModel model, StageInfo stage)
    {
        ArgumentNullException.ThrowIfNull(model);
        _ = model.OrdinalOf(stage);
        return [.. _byPriority.Where(t => t.IsFor(model, stage))];
    }
}
