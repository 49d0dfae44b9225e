using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle;

/// <summary>
/// Which of the moves that the rules ask for are made: the order of the stages, a minimum stay, and what holds a customer in a stage.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// Made by <see cref="TimelinePolicy.For{TStage}"/>. A move is checked for what holds the customer, then for the minimum stay, then for the
/// order; the first that stands against it is its <see cref="RefusedMove{TStage}.Reason"/>. A stage that is marked
/// <see cref="StageInfo.ReachableFromEveryStage"/> is never refused for the order. What is refused is tried again when an event comes, and
/// when time alone changes the answer.
/// </remarks>
/// <threadsafety>Immutable: every step returns a new policy. Safe from any thread.</threadsafety>
public sealed class TimelinePolicy<TStage>
    where TStage : notnull
{
    private readonly ImmutableArray<int> _stays;
    private readonly ImmutableArray<Hold?> _holds;

    internal TimelinePolicy(StageModel<TStage> model)
        : this(model, model.Policy, [.. new int[model.Stages.Count]], [.. new Hold?[model.Stages.Count]])
    {
    }

    private TimelinePolicy(
        StageModel<TStage> model, TransitionPolicy moves, ImmutableArray<int> stays, ImmutableArray<Hold?> holds)
    {
        Model = model;
        Moves = moves;
        _stays = stays;
        _holds = holds;
    }

    /// <summary>Gets the model.</summary>
    public StageModel<TStage> Model { get; }

    /// <summary>Gets which moves are allowed. Default: those of the model.</summary>
    public TransitionPolicy Moves { get; }

    /// <summary>Gets 8 hexadecimal digits that change with every change of the policy.</summary>
    public string Fingerprint => field ??= Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Holds.Select(h => h.Fingerprint).Prepend(ToString())))).AsSpan(0, 4));

    /// <summary>The same policy with other moves allowed.</summary>
    /// <param name="moves">Which moves are allowed.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of <see cref="TransitionPolicy"/>.</exception>
    public TimelinePolicy<TStage> WithMoves(TransitionPolicy moves) => new(Model, Guard.Against.Undefined(moves), _stays, _holds);

    /// <summary>The same policy with a minimum stay in every stage.</summary>
    /// <param name="days">
    /// How many calendar days a customer stays in a stage at least, 0 or more; with 1 they leave on the next day at the earliest.
    /// </param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TimelinePolicy<TStage> WithMinimumStay(int days)
    {
        Guard.Against.Below(days, 0);
        return new(Model, Moves, [.. _stays.Select(_ => days)], _holds);
    }

    /// <summary>The same policy with a minimum stay in one stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="days">How many calendar days a customer stays in it at least, 0 or more.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model, or the number is negative.</exception>
    public TimelinePolicy<TStage> WithMinimumStay(TStage stage, int days) =>
        new(Model, Moves, _stays.SetItem(Model.OrdinalOf(stage), Guard.Against.Below(days, 0)), _holds);

    /// <summary>
    /// The same policy with hysteresis: who is in a stage stays there while a predicate holds, even where the rules that brought them in no
    /// longer do. A threshold for leaving that is wider than the one for entering keeps customers from going to and fro.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="predicate">What keeps a customer there, as in a rule: comparisons of facts with numbers.</param>
    /// <param name="against">Which moves it stands against; by default all.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model, or <paramref name="against"/> is not defined.</exception>
    public TimelinePolicy<TStage> WithHold(
        TStage stage, Expression<Func<CustomerFacts, bool>> predicate, HoldAgainst against = HoldAgainst.EveryMove)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Hold hold = new(PredicateRules.Of(predicate), Guard.Against.Undefined(against));
        return new(Model, Moves, _stays, _holds.SetItem(Model.OrdinalOf(stage), hold));
    }

    /// <summary>The policy in words, always the same for the same policy.</summary>
    /// <returns>
    /// E.g. <c>moves: ForwardWithSkipping; growth at least 7 days; retention held while days since the last order at most 120</c>.
    /// </returns>
    public override string ToString()
    {
        StringBuilder text = new($"moves: {Moves}");
        foreach ((int i, StageInfo<TStage> stage) in Model.Stages.Index())
        {
            text.Append(
                _stays[i] > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {stage.Key} at least {_stays[i]} days") : string.Empty);
            text.Append(
                _holds[i] is { } hold
                    ? $"; {stage.Key} held{(hold.Against == HoldAgainst.FallingBack ? " against falling back" : string.Empty)} while "
                        + hold.Rules.Rules[0].Say(CultureInfo.InvariantCulture)
                    : string.Empty);
        }

        return text.ToString();
    }

    internal IEnumerable<StageRules<CustomerFacts, bool>> Holds => _holds.OfType<Hold>().Select(h => h.Rules);

    internal int StayOf(int stageOrdinal) => _stays[stageOrdinal];

    internal StageRules<CustomerFacts, bool>? HoldOf(int stageOrdinal) => _holds[stageOrdinal]?.Rules;

    /// <summary>Whether the customer is kept from such a move.</summary>
    internal bool IsHeld(int stageOrdinal, TStage to, in CustomerFacts facts) => _holds[stageOrdinal] is { } hold
        && (hold.Against == HoldAgainst.EveryMove
            || Model.OrdinalOf(to) < stageOrdinal
            || Model[to].Roles.HasFlag(StageRole.Lost))
        && hold.Rules.Classify(in facts).Stage;

    internal bool Allows(TStage from, TStage to) => Model.Allows(Model[from], Model[to], Moves);

    private sealed record Hold(StageRules<CustomerFacts, bool> Rules, HoldAgainst Against);
}
