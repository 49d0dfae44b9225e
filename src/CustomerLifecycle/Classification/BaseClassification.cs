using NodaTime;

namespace CustomerLifecycle;

/// <summary>Classifies whole bases, on all cores.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static partial class BaseClassification
{
    private const int MostInPart = 4096;

    /// <summary>The stage of every customer of a base on a day.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The base.</param>
    /// <param name="classifier">The classifier, asked on several threads at once.</param>
    /// <param name="asOf">The day, past or future, as of whose end to answer; later events are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The stages. Nothing but facts is worked out for them: no timeline, no reason.</returns>
    /// <exception cref="ArgumentException">The model has more than 256 stages.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static StagesOfBase<TStage> Classify<TStage>(
        this CustomerBase customers,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate asOf,
        CancellationToken cancellationToken = default)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(classifier);
        AskedFacts asked = StageRules.FactsAskedBy(classifier);
        return StagesOf(classifier, customers.Count, () => customers.Fold(asOf, asked), cancellationToken);
    }

    /// <summary>The facts of every customer of a base on a day, fact by fact, as far as rules ask for them.</summary>
    /// <param name="customers">The base.</param>
    /// <param name="rules">The rules; other rule lists may be asked later, as long as they ask for nothing else.</param>
    /// <param name="asOf">The day, past or future, as of whose end to answer; later events are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The columns.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static FactColumns ToColumns(
        this CustomerBase customers, StageRules<CustomerFacts> rules, LocalDate asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(rules);
        AskedFacts asked = StageRules.FactsAskedBy(rules);
        return ColumnsOf(rules, customers.Count, () => customers.Fold(asOf, asked), cancellationToken);
    }

    /// <summary>Facts that are at hand, fact by fact, as far as rules ask for them.</summary>
    /// <param name="rules">The rules; other rule lists may be asked later, as long as they ask for nothing else.</param>
    /// <param name="facts">The facts of each customer.</param>
    /// <returns>The columns.</returns>
    public static FactColumns ToColumns(this StageRules<CustomerFacts> rules, ReadOnlySpan<CustomerFacts> facts)
    {
        ArgumentNullException.ThrowIfNull(rules);
        FactColumnLayout layout = new(rules.Conditions);
        FactColumnBlock[] blocks = new FactColumnBlock[BlocksOf(facts.Length)];
        for (int block = 0; block < blocks.Length; block++)
        {
            int from = block * FactColumnBlock.MostRows;
            blocks[block] = new FactColumnBlock(layout, facts.Slice(from, Math.Min(FactColumnBlock.MostRows, facts.Length - from)));
        }

        return new FactColumns(layout, blocks);
    }

    /// <summary>The stage of every customer whose facts stand in columns: the same conditions, many customers at once.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="rules">The rules.</param>
    /// <param name="columns">The facts.</param>
    /// <returns>The stages, in the order of the customers.</returns>
    /// <exception cref="ArgumentException">
    /// The columns lack a fact that the rules ask for; the message names it. Or the model has more than 256 stages.
    /// </exception>
    public static StagesOfBase<TStage> Classify<TStage>(this StageRules<CustomerFacts, TStage> rules, FactColumns columns)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(columns);
        return rules.Classify(columns, new byte[columns.Count]);
    }

    /// <summary>
    /// The same into room of the caller's own: whoever classifies again and again need not wait for fresh memory, which takes longer than
    /// the rules.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="rules">The rules.</param>
    /// <param name="columns">The facts.</param>
    /// <param name="ordinals">
    /// Where the places of the stages go, a byte for each customer. The answer looks at them, so it changes when they are overwritten.
    /// </param>
    /// <returns>The stages, in the order of the customers.</returns>
    /// <exception cref="ArgumentException">
    /// The columns lack a fact that the rules ask for, the model has more than 256 stages, or there is not enough room.
    /// </exception>
    public static StagesOfBase<TStage> Classify<TStage>(
        this StageRules<CustomerFacts, TStage> rules, FactColumns columns, Memory<byte> ordinals)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(columns);
        RequireFew(rules.Model, nameof(rules));
        if (columns.Layout.Missing(new FactColumnLayout(rules.Conditions)) is { } missing)
        {
            throw new ArgumentException($"The columns were made without '{missing}', which these rules ask for.", nameof(columns));
        }

        if (ordinals.Length < columns.Count)
        {
            throw new ArgumentException($"There are {columns.Count} customers, but room for {ordinals.Length} only.", nameof(ordinals));
        }

        ColumnRules list = new(rules, rules.Model, columns.Layout);
        int[] counts = new int[rules.Model.Stages.Count];
        Parallel.For(0, columns.Blocks.Length, block =>
        {
            FactColumnBlock facts = columns.Blocks[block];
            int[] ofBlock = new int[counts.Length];
            list.Classify(facts, ordinals.Span.Slice(block * FactColumnBlock.MostRows, facts.Count), ofBlock);
            Add(ofBlock, counts);
        });
        return new StagesOfBase<TStage>(rules.Model, ordinals[..columns.Count], counts);
    }

    private static StagesOfBase<TStage> StagesOf<TStage>(
        IStageClassifier<CustomerFacts, TStage> classifier, int count, Func<IFactReader> reader, CancellationToken cancellationToken)
        where TStage : notnull
    {
        StageModel<TStage> model = classifier.Model;
        RequireFew(model, nameof(classifier));
        IPartClassifier parts = classifier is StageRules<CustomerFacts> rules
            ? new ColumnParts(rules, model)
            : new SingleParts<TStage>(classifier);
        byte[] stages = new byte[count];
        int[] counts = new int[model.Stages.Count];
        EachCustomer.InParts(count, MostInPart, (from, to) =>
        {
            int[] ofPart = new int[counts.Length];
            IFactReader facts = reader();
            parts.Classify(facts, from, stages.AsSpan(from..to), ofPart);
            Add(ofPart, counts);
        }, cancellationToken);
        return new StagesOfBase<TStage>(model, stages, counts);
    }

    private static FactColumns ColumnsOf(
        StageRules<CustomerFacts> rules, int count, Func<IFactReader> reader, CancellationToken cancellationToken)
    {
        FactColumnLayout layout = new(rules.Conditions);
        FactColumnBlock[] blocks = new FactColumnBlock[BlocksOf(count)];
        EachCustomer.InParts(count, FactColumnBlock.MostRows, (from, to) =>
        {
            CustomerFacts[] facts = new CustomerFacts[to - from];
            IFactReader each = reader();
            for (int i = 0; i < facts.Length; i++)
            {
                facts[i] = each.Of(from + i);
            }

            blocks[from / FactColumnBlock.MostRows] = new FactColumnBlock(layout, facts);
        }, cancellationToken);
        return new FactColumns(layout, blocks);
    }

    private static void RequireFew<TStage>(StageModel<TStage> model, string name)
        where TStage : notnull
    {
        if (model.Stages.Count > ColumnRules.MostStages)
        {
            throw new ArgumentException($"The model has more than {ColumnRules.MostStages} stages; classify the facts one by one.", name);
        }
    }

    private static int BlocksOf(int customers) => (customers + FactColumnBlock.MostRows - 1) / FactColumnBlock.MostRows;

    private static void Add(int[] ofPart, int[] counts)
    {
        for (int stage = 0; stage < counts.Length; stage++)
        {
            Interlocked.Add(ref counts[stage], ofPart[stage]);
        }
    }
}
