using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Decisions;

/// <summary>Something to do about a customer in a stage: with what aim, on which channel, when, and which metric it should move.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record Tactic
{
    private const int MostPauseDays = 36_500;

    /// <summary>Initializes a new instance of the <see cref="Tactic"/> class.</summary>
    /// <param name="key">
    /// The stable key in kebab case; an e-mail sent with the key as reference, or a custom event of that name, is a contact by this tactic.
    /// </param>
    /// <param name="name">The name for people.</param>
    /// <param name="aim">What to do, and what for.</param>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public Tactic(string key, LocalizedText name, LocalizedText aim)
    {
        Guard.Against.NotKebabCase(key);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(aim);
        Key = key;
        Name = name;
        Aim = aim;
    }

    /// <summary>Gets the stable key.</summary>
    public string Key { get; }

    /// <summary>Gets the name for people.</summary>
    public LocalizedText Name { get; }

    /// <summary>Gets what to do, and what for.</summary>
    public LocalizedText Aim { get; }

    /// <summary>
    /// Gets the channel, e.g. <c>email</c>, <c>web</c>, <c>phone</c>. Default: <c>email</c>. Whether it is a contact is said by
    /// <see cref="IsContact"/> alone.
    /// </summary>
    /// <exception cref="ArgumentException">The channel is empty.</exception>
    public string Channel
    {
        get;
        init => field = Guard.Against.NullOrWhiteSpace(value);
    } = "email";

    /// <summary>
    /// Gets a value indicating whether the shop addresses the customer, which needs consent and must not happen too often; no for what is
    /// shown on the own site or done within the shop. Default: yes.
    /// </summary>
    public bool IsContact { get; init; } = true;

    /// <summary>
    /// Gets the roles of the stages in which it applies: every stage that plays one of them, in every model. Default:
    /// <see cref="StageRole.None"/>; then, where <see cref="Stages"/> names none either, every stage of every model. One that waits for
    /// <see cref="Occasion.WinBack"/> or <see cref="Occasion.LetGo"/> applies only in stages for the lost, in models that have one.
    /// </summary>
    public StageRole Roles { get; init => field = StageRoles.Defined(value); }

    /// <summary>Gets single stages in which it applies beside those of <see cref="Roles"/>, as <c>model/stage</c>. Default: none.</summary>
    /// <exception cref="ArgumentException">A stage is not written as <c>model/stage</c>.</exception>
    public IReadOnlyList<string> Stages { get; init => field = StageNames.Checked(value); } = [];

    /// <summary>Gets what must hold of the customer. Default: <see cref="Trigger.Always"/>.</summary>
    public Trigger Trigger { get; init => field = Guard.Against.Missing(value); } = Trigger.Always;

    /// <summary>Gets what it wants or gives, which says when it would be out of place. Default: <see cref="TacticPurpose.Care"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A purpose is not defined.</exception>
    public TacticPurpose Purpose
    {
        get;
        init => field = (value & ~(TacticPurpose.Selling | TacticPurpose.Reward)) == TacticPurpose.Care
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Use the purposes of TacticPurpose.");
    }

    /// <summary>Gets where it comes from; <see langword="null"/>, the default: nobody says.</summary>
    public LocalizedText? Source { get; init; }

    /// <summary>Gets the decision that it waits for. Default: none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The occasion is not defined.</exception>
    public Occasion Occasion
    {
        get;
        init => field = Guard.Against.Undefined(value);
    }

    /// <summary>Gets the key of the metric that it should move, a shipped one or one of your own; <see langword="null"/>: none.</summary>
    public string? Metric { get; init; }

    /// <summary>Gets how pressing it is, 1 to 100: of several tactics the more pressing comes first. Default: 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 100.</exception>
    public int Priority { get; init => field = Guard.Against.OutsideOf(value, 1, 100); } = 50;

    /// <summary>Gets how long it rests after the customer was contacted with it. Unit: days; 0 to 36500. Default: 30.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 36500.</exception>
    public int PauseDays { get; init => field = Guard.Against.OutsideOf(value, 0, MostPauseDays); } = 30;

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;

    internal bool IsFor(StageModel model, StageInfo stage) =>
        CanBeDue(model, stage)
        && ((Roles == StageRole.None && Stages.Count == 0)
            || (Roles & stage.Roles) != StageRole.None
            || Stages.Any(s => StageNames.Is(s, model, stage)));

    /// <summary>Nobody is won back or let go who is not lost, and a model with a stage for the lost says who is.</summary>
    private bool CanBeDue(StageModel model, StageInfo stage) =>
        Occasion is not (Occasion.WinBack or Occasion.LetGo)
        || stage.Roles.HasFlag(StageRole.Lost)
        || !WinBackPolicy.HasLostStage(model);

    /// <summary>What results that name a tactic say of it.</summary>
    internal void WriteMembersTo(Utf8JsonWriter json, CultureInfo culture)
    {
        json.WriteString("tactic", Key);
        json.WriteString("name", Name.In(culture));
        json.WriteString("aim", Aim.In(culture));
        json.WriteString("channel", Channel);
        json.WriteString("metric", Metric);
        json.WriteNumber("priority", Priority);
    }
}
