using System.Linq.Expressions;
using System.Reflection;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Makes of a declaration what rules see of a fact.</summary>
internal static class OwnFactInfo
{
    private static readonly PropertyInfo[] Indexers =
    [
        IndexerOf((CustomerFacts f) => f[default(Fact<int>)!]),
        IndexerOf((CustomerFacts f) => f[default(Fact<int?>)!]),
        IndexerOf((CustomerFacts f) => f[default(Fact<double>)!]),
        IndexerOf((CustomerFacts f) => f[default(Fact<double?>)!]),
        IndexerOf((CustomerFacts f) => f[default(Fact<bool>)!]),
        IndexerOf((CustomerFacts f) => f[default(Fact<string?>)!]),
        IndexerOf((CustomerFacts f) => f[default(Fact<LocalDate?>)!]),
    ];

    public static PropertyInfo IndexerOf<TValue>() => Array.Find(Indexers, p => p.PropertyType == typeof(TValue))!;

    public static FactInfo<CustomerFacts> Of(
        CustomerFact fact,
        ParameterExpression facts,
        Expression body,
        LocalizedText? name,
        FactPhrases? phrases,
        IReadOnlyList<FactInfo<CustomerFacts>> evidence)
    {
        FactDeclaration declaration = fact.Declaration;
        Type type = Nullable.GetUnderlyingType(body.Type) ?? body.Type;
        bool isOptional = Nullable.GetUnderlyingType(body.Type) is not null || type == typeof(string);
        LocalizedText known = name ?? FactWords.NameOf(declaration);
        return new FactInfo<CustomerFacts>(
            declaration.Key,
            facts,
            body,
            (in CustomerFacts f) => f.Read(declaration).Number is var number && double.IsNaN(number) && !isOptional ? 0 : number,
            lane: default)
        {
            Own = fact,
            Declaration = declaration,
            ReadText = type == typeof(string) ? (in CustomerFacts f) => f.Read(declaration).Text : null,
            Name = known,
            Meaning = FactWords.InBoth(culture => FactWords.MeaningOf(declaration, culture)),
            Phrases = phrases ?? FactWords.PhrasesOf(declaration, known, isNamed: name is not null),
            Evidence = evidence,
            Unit = UnitOf(declaration, type),
            Range = RangeOf(declaration, type),
            DailyChange = declaration.DailyChange,
        };
    }

    private static PropertyInfo IndexerOf<TResult>(Expression<Func<CustomerFacts, TResult>> asked) =>
        typeof(CustomerFacts).GetProperties().First(p => p.GetMethod == ((MethodCallExpression)asked.Body).Method);

    private static FactUnit UnitOf(FactDeclaration declaration, Type type) => declaration switch
    {
        _ when type == typeof(string) => FactUnit.Text,
        _ when type == typeof(bool) => FactUnit.Flag,
        _ when type == typeof(LocalDate) => FactUnit.Date,
        { Aggregate: FactAggregate.Count or FactAggregate.Distinct } => FactUnit.Count,
        { Aggregate: FactAggregate.DaysSince or FactAggregate.DaysSinceFirst or FactAggregate.DaysUntil } => FactUnit.Days,
        { Of.Key: "amount" or "cost" } => FactUnit.Amount,
        { Of.Key: "score" } => FactUnit.Score,
        _ => FactUnit.Number,
    };

    private static FactRange RangeOf(FactDeclaration declaration, Type type) => declaration switch
    {
        _ when type == typeof(bool) => new FactRange(0, 1),
        { Aggregate: FactAggregate.Count or FactAggregate.Distinct } => new FactRange(0, int.MaxValue),
        { Aggregate: FactAggregate.DaysSince or FactAggregate.DaysSinceFirst } => new FactRange(0, int.MaxValue),
        { Of.Key: "amount" or "cost" or "quantity" or "score" } => new FactRange(0, double.PositiveInfinity),
        _ => FactRange.All,
    };
}
