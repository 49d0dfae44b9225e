using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>The library as a service: the shop, every registered model, and answers as of now.</summary>
/// <threadsafety>Safe from any thread.</threadsafety>
public interface ICustomerLifecycle
{
    /// <summary>Gets zone, currency and order policy as configured.</summary>
    Shop Shop { get; }

    /// <summary>
    /// Gets the classifiers of all registered models, the shipped ones first; where two have the same model key, the later one.
    /// </summary>
    IReadOnlyList<IStageClassifier<CustomerFacts>> Classifiers { get; }

    /// <summary>Gets the registered metrics, the shipped ones first; where two have the same key, the later one.</summary>
    IReadOnlyList<IMetric> Metrics { get; }

    /// <summary>Gets the classifier of a model.</summary>
    /// <param name="modelKey">The model's key, e.g. <c>lifecycle-marketing</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such model; the message lists those there are.</exception>
    IStageClassifier<CustomerFacts> this[string modelKey] { get; }

    /// <summary>A history of this shop.</summary>
    /// <param name="events">The events of one customer in any order.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentException">The events are in more than one currency.</exception>
    CustomerHistory HistoryOf(IEnumerable<CustomerEvent> events);

    /// <summary>The facts of a customer as of now, by the clock of the container.</summary>
    /// <param name="history">The customer's history.</param>
    /// <returns>The facts.</returns>
    CustomerFacts FactsOf(CustomerHistory history);

    /// <summary>The stage of a customer as of now, under the policy of the model where it has one.</summary>
    /// <typeparam name="TStage">The stages of a registered model.</typeparam>
    /// <param name="history">The customer's history.</param>
    /// <returns>The stage, and what decided it; under a policy that keeps the customer where they are, no rule.</returns>
    /// <exception cref="InvalidOperationException">No model with these stages is registered.</exception>
    StageClassification<TStage> Classify<TStage>(CustomerHistory history)
        where TStage : notnull;

    /// <summary>The stage of a customer as of now in every model, under its policy where it has one, and why.</summary>
    /// <param name="history">The customer's history.</param>
    /// <returns>One explanation for each of <see cref="Classifiers"/>, in the same order.</returns>
    IReadOnlyList<StageExplanation<CustomerFacts>> Explain(CustomerHistory history);

    /// <summary>
    /// The policy of a model (<see cref="CustomerLifecycleBuilder.UsePolicy{TStage}"/>), to be given to what is asked without the
    /// container: <see cref="StageTimeline"/>, <see cref="DueChanges"/>, <see cref="StageDifference"/>.
    /// </summary>
    /// <typeparam name="TStage">The stages of a registered model.</typeparam>
    /// <returns>The policy; <see langword="null"/> where every move is made that the classifier asks for.</returns>
    /// <exception cref="InvalidOperationException">No model with these stages is registered.</exception>
    TimelinePolicy<TStage>? PolicyOf<TStage>()
        where TStage : notnull;

    /// <summary>The registered metrics that speak about a stage: those whose roles it plays, one's own too.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stage">One of its stages.</param>
    /// <returns>The metrics, in the order of <see cref="Metrics"/>.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    IReadOnlyList<IMetric> MetricsOf(StageModel model, StageInfo stage);

    /// <summary>All registered metrics of a period, in one pass over customers of whom nothing is kept.</summary>
    /// <param name="customers">The histories, of this shop.</param>
    /// <param name="scope">
    /// The period, what was spent, and the settings, of this shop: <c>new MetricScope(lifecycle.Shop, period) { Spend = … }</c>.
    /// </param>
    /// <param name="grouping">
    /// The groups, e.g. <see cref="MetricGrouping.ByChannel"/>; <see langword="null"/>: all customers together.
    /// </param>
    /// <returns>The values, group by group, each in the order of <see cref="Metrics"/>.</returns>
    /// <exception cref="ArgumentException">A history is of another shop than the scope.</exception>
    IReadOnlyList<MetricResult> Measure(IEnumerable<CustomerHistory> customers, MetricScope scope, MetricGrouping? grouping = null);

    /// <summary>
    /// Learns from a base, as of today by the clock of the container, what advice needs: do so from time to time, and keep the adviser.
    /// </summary>
    /// <param name="customers">The histories, of this shop.</param>
    /// <param name="options">What to decide by; <see langword="null"/>: the default.</param>
    /// <returns>The adviser.</returns>
    /// <exception cref="ArgumentException">See <see cref="Advisor.Learn"/>.</exception>
    Advisor LearnAdvisor(IEnumerable<CustomerHistory> customers, AdvisorOptions? options = null);

    /// <summary>
    /// All that is decided about a customer, as of today by the clock of the container, under the policy of the model where it has one.
    /// </summary>
    /// <typeparam name="TStage">The stages of a registered model.</typeparam>
    /// <param name="advisor">What was learnt from the base.</param>
    /// <param name="history">The customer's history.</param>
    /// <param name="purchases">What the customer bought that is used up; <see langword="null"/>: the products that orders name.</param>
    /// <param name="birthday">The customer's birthday, where it is given.</param>
    /// <returns>The decisions, each with its reason.</returns>
    /// <exception cref="ArgumentException">The history is of another shop than those learnt from.</exception>
    /// <exception cref="InvalidOperationException">No model with these stages is registered.</exception>
    Advice Advise<TStage>(
        Advisor advisor, CustomerHistory history, IReadOnlyList<ProductPurchase>? purchases = null, AnnualDate? birthday = null)
        where TStage : notnull;
}
