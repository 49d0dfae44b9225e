namespace CustomerLifecycle;

/// <summary>The stages of all customers of a base on a day, and how many are in each.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>Made by <see cref="BaseClassification"/>; a byte per customer.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StagesOfBase<TStage>
    where TStage : notnull
{
    private readonly ReadOnlyMemory<byte> _ordinals;
    private readonly int[] _counts;

    internal StagesOfBase(StageModel<TStage> model, ReadOnlyMemory<byte> ordinals, int[] counts) =>
        (Model, _ordinals, _counts) = (model, ordinals, counts);

    /// <summary>Gets the model.</summary>
    public StageModel<TStage> Model { get; }

    /// <summary>Gets the number of customers.</summary>
    public int Count => _ordinals.Length;

    /// <summary>
    /// Gets the place of each customer's stage in <see cref="StageModel{TStage}.Stages"/>, in the order of the customers.
    /// </summary>
    public ReadOnlySpan<byte> Ordinals => _ordinals.Span;

    /// <summary>Gets the stage of a customer.</summary>
    /// <param name="customer">The number of the customer in the base, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public StageInfo<TStage> this[int customer]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(customer);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(customer, Count);
            return Model.Stages[_ordinals.Span[customer]];
        }
    }

    /// <summary>How many customers are in a stage.</summary>
    /// <param name="stage">The stage, one of the model's.</param>
    /// <returns>The number of customers.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public int CountOf(TStage stage) => _counts[Model.OrdinalOf(stage)];

    /// <summary>How many customers are in each stage.</summary>
    /// <returns>E.g. <c>acquisition 12, conversion 30</c>.</returns>
    public override string ToString() => string.Join(
        ", ", Model.Stages.Select((stage, i) => FormattableString.Invariant($"{stage.Key} {_counts[i]}")));
}
