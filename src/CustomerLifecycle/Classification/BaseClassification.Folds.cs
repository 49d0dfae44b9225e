using NodaTime;

namespace CustomerLifecycle;

/// <content>Bases that are folded, so that no event is kept.</content>
public static partial class BaseClassification
{
    /// <summary>A fold that keeps what rules ask for and nothing else.</summary>
    /// <param name="rules">The rules; other rule lists may be asked later, as long as they ask for nothing else.</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="asOf">
    /// The day as of whose end to answer; later events are left out. <see langword="null"/>: the day of the newest event.
    /// </param>
    /// <returns>The fold, without any event. A predicate that could not be taken apart may ask for any fact that ships.</returns>
    /// <exception cref="ArgumentException">
    /// The order policy merges orders of a day, or the rules ask for a fact that needs every event; the message names it.
    /// </exception>
    public static CustomerFold ToFold(this StageRules<CustomerFacts> rules, Shop shop, LocalDate? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new CustomerFold(shop, asOf, StageRules.ShippedFactsAskedBy(rules), rules.OwnFacts);
    }

    /// <summary>The stage of every customer of a fold.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The fold.</param>
    /// <param name="classifier">The classifier, asked on several threads at once.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The stages as of the fold's day.</returns>
    /// <exception cref="ArgumentException">
    /// The fold does not keep a fact that the classifier asks for; the message names it. Or the model has more than 256 stages.
    /// </exception>
    /// <exception cref="InvalidOperationException">Some customers are not settled (<see cref="CustomerFold.Unsettled"/>).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static StagesOfBase<TStage> Classify<TStage>(
        this CustomerFold customers, IStageClassifier<CustomerFacts, TStage> classifier, CancellationToken cancellationToken = default)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(classifier);
        StageRules<CustomerFacts>? rules = classifier as StageRules<CustomerFacts>;
        RequireKept(customers, rules, nameof(classifier));
        IFactReader first = ReaderFor(customers, rules);
        return StagesOf(
            classifier, customers.Count, () => Interlocked.Exchange(ref first!, null) ?? ReaderFor(customers, rules), cancellationToken);
    }

    /// <summary>The facts of every customer of a fold, fact by fact, as far as rules ask for them.</summary>
    /// <param name="customers">The fold.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The columns.</returns>
    /// <exception cref="ArgumentException">The fold does not keep a fact that the rules ask for; the message names it.</exception>
    /// <exception cref="InvalidOperationException">Some customers are not settled (<see cref="CustomerFold.Unsettled"/>).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static FactColumns ToColumns(
        this CustomerFold customers, StageRules<CustomerFacts> rules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(rules);
        RequireKept(customers, rules, nameof(rules));
        IFactReader first = ReaderFor(customers, rules);
        return ColumnsOf(
            rules, customers.Count, () => Interlocked.Exchange(ref first!, null) ?? ReaderFor(customers, rules), cancellationToken);
    }

    private static FoldReader ReaderFor(CustomerFold customers, StageRules<CustomerFacts>? rules) =>
        customers.Reader(rules?.AsksFor(ShippedFacts.IsOfDecline) ?? true);

    private static void RequireKept(CustomerFold customers, StageRules<CustomerFacts>? rules, string name)
    {
        bool mayAskForAny = rules is null || rules.AsksFor(static _ => false);
        if (mayAskForAny && !customers.IsComplete)
        {
            throw new ArgumentException(
                "The classifier may ask for any fact, but the fold keeps what its rules ask for; make it with "
                    + "new CustomerFold(shop, asOf).",
                name);
        }

        FactInfo<CustomerFacts>? missing = rules is null ? null
            : StageRules<CustomerFacts>.FactsOf(rules.Conditions).FirstOrDefault(fact => !customers.Keeps(fact));
        if (missing is not null)
        {
            throw new ArgumentException(
                $"The fold does not keep '{missing.Key}', which these rules ask for; make it with rules.ToFold.", name);
        }
    }
}
