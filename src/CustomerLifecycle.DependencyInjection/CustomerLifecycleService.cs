using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Brings together what is registered; the only place that reads the clock.</summary>
internal sealed partial class CustomerLifecycleService : ICustomerLifecycle
{
    private readonly IServiceProvider _services;
    private readonly IClock _clock;
    private readonly IRegisteredModel[] _models;

    public CustomerLifecycleService(
        IServiceProvider services,
        Shop shop,
        IClock clock,
        IEnumerable<IRegisteredModel> models,
        IEnumerable<IMetric> furtherMetrics,
        ILogger<CustomerLifecycleService>? logger = null)
    {
        _services = services;
        _clock = clock;
        Shop = shop;
        _models = LastOfEach(models, m => m.Classifier.Model.Key);
        Classifiers = [.. _models.Select(m => m.Classifier)];
        Metrics = MetricCatalog.With(furtherMetrics);
        Log(logger ?? NullLogger<CustomerLifecycleService>.Instance);
    }

    public Shop Shop { get; }

    public IReadOnlyList<IStageClassifier<CustomerFacts>> Classifiers { get; }

    public IReadOnlyList<IMetric> Metrics { get; }

    public IStageClassifier<CustomerFacts> this[string modelKey]
    {
        get
        {
            Guard.Against.Null(modelKey);
            return Classifiers.FirstOrDefault(c => string.Equals(c.Model.Key, modelKey, StringComparison.Ordinal))
                ?? throw new KeyNotFoundException(
                    $"There is no model '{modelKey}'; registered are {string.Join(", ", Classifiers.Select(c => c.Model.Key))}.");
        }
    }

    public CustomerHistory HistoryOf(IEnumerable<CustomerEvent> events) => new(Shop, events);

    public CustomerFacts FactsOf(CustomerHistory history)
    {
        Guard.Against.Null(history);
        return history.FactsAt(_clock.GetCurrentInstant());
    }

    public StageClassification<TStage> Classify<TStage>(CustomerHistory history)
        where TStage : notnull
    {
        Guard.Against.Null(history);
        return ModelOf<TStage>().Classify(history, _clock.GetCurrentInstant());
    }

    public IReadOnlyList<StageExplanation<CustomerFacts>> Explain(CustomerHistory history)
    {
        Guard.Against.Null(history);
        Instant now = _clock.GetCurrentInstant();
        return [.. _models.Select(m => m.Explain(history, now))];
    }

    public IReadOnlyList<IMetric> MetricsOf(StageModel model, StageInfo stage) => MetricCatalog.OfStage(model, stage, Metrics);

    public IReadOnlyList<MetricResult> Measure(
        IEnumerable<CustomerHistory> customers, MetricScope scope, MetricGrouping? grouping = null) => grouping is null
        ? MetricReport.Compute(Metrics, scope, customers)
        : MetricReport.ComputeBy(Metrics, scope, customers, grouping);

    public Advisor LearnAdvisor(IEnumerable<CustomerHistory> customers, AdvisorOptions? options = null) =>
        Advisor.Learn(customers, Today(), options);

    public Advice Advise<TStage>(
        Advisor advisor, CustomerHistory history, IReadOnlyList<ProductPurchase>? purchases = null, AnnualDate? birthday = null)
        where TStage : notnull
    {
        Guard.Against.Null(advisor);
        RegisteredModel<TStage> model = ModelOf<TStage>();
        return advisor.Advise(history, model.Classifier, Today(), purchases, birthday, model.Policy);
    }

    public TimelinePolicy<TStage>? PolicyOf<TStage>()
        where TStage : notnull => ModelOf<TStage>().Policy;

    private LocalDate Today() => Shop.DayOf(_clock.GetCurrentInstant());

    private RegisteredModel<TStage> ModelOf<TStage>()
        where TStage : notnull =>
        _services.GetService<IStageClassifier<CustomerFacts, TStage>>() is { } classifier
            ? new RegisteredModel<TStage>(classifier, _services.GetServices<TimelinePolicy<TStage>>())
            : throw new InvalidOperationException(
                $"No model with stages of type {typeof(TStage).Name} is registered; add it with AddModel. "
                    + $"Registered are {string.Join(", ", Classifiers.Select(c => c.Model.Key))}.");

    private void Log(ILogger logger)
    {
        foreach (IStageClassifier<CustomerFacts> classifier in Classifiers)
        {
            string model = classifier.Model.Key;
            if (logger.IsEnabled(LogLevel.Debug))
            {
                LogModel(logger, model, classifier.Fingerprint);
            }

            if (logger.IsEnabled(LogLevel.Warning) && classifier is StageRules<CustomerFacts> { Findings: { Count: > 0 } findings })
            {
                string messages = string.Join(' ', findings.Select(f => f.Message));
                LogFindings(logger, model, messages);
            }
        }

        if (logger.IsEnabled(LogLevel.Information))
        {
            string policy = Shop.Orders.ToString();
            LogReady(logger, Classifiers.Count, Shop.Zone.Id, policy);
        }
    }

    private static TModel[] LastOfEach<TModel>(IEnumerable<TModel> models, Func<TModel, string> key)
    {
        OrderedDictionary<string, TModel> last = new(StringComparer.Ordinal);
        foreach (TModel model in models)
        {
            last[key(model)] = model;
        }

        return [.. last.Values];
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Models} lifecycle models ready; zone {Zone}; {OrderPolicy}")]
    private static partial void LogReady(ILogger logger, int models, string zone, string orderPolicy);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Lifecycle model {Model} with rules {Fingerprint}")]
    private static partial void LogModel(ILogger logger, string model, string fingerprint);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Lifecycle model {Model}: {Findings}")]
    private static partial void LogFindings(ILogger logger, string model, string findings);
}
