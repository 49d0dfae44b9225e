using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <content>How a fact that ships is declared: with its property, and where it differs from what the declaration says.</content>
internal static partial class ShippedFacts
{
    private static FactLocation Of<TProperty, TFact>(
        Expression<Func<CustomerFacts, TProperty>> property, Fact<TFact> fact, FactUnit? unit = null, FactRange? range = null)
    {
        FactDeclaration declaration = fact.Declaration;
        (FactUnit usualUnit, FactRange usualRange) = declaration.Aggregate switch
        {
            FactAggregate.Count => (FactUnit.Count, new FactRange(0, int.MaxValue)),
            FactAggregate.DaysUntil => (FactUnit.Days, SignedDays),
            _ => (FactUnit.Days, new FactRange(0, MostDays)),
        };
        return Word(declaration.Key, property, unit ?? usualUnit, range ?? usualRange, declaration.DailyChange, declaration, []);
    }

    private static FactLocation Selling(Expression<Func<CustomerFacts, int>> property, string key, SellingKind selling) =>
        Of(property, Fact.Count(key, CustomerEventKind.Order).Where(e => e.Selling == selling));

    private static FactLocation Flag(string key, Expression<Func<CustomerFacts, bool>> property, IReadOnlyList<EventEffect> effects) =>
        ByHand(key, property, FactUnit.Flag, new FactRange(0, 1), effects);

    private static FactLocation SignOfDecline(
        string key,
        Expression<Func<CustomerFacts, int?>> property,
        IReadOnlyList<EventEffect> effects,
        Func<IReadOnlyList<FactLocation>> evidence) =>
        Word(key, property, FactUnit.Days, SignedDays, dailyChange: -1, declaration: null, effects, evidence);

    private static FactLocation DaysOfRhythm(string key, Expression<Func<CustomerFacts, int?>> property) =>
        ByHand(key, property, FactUnit.Days, new FactRange(0, MostDays), [EventEffect.Unknown(CustomerEventKind.Order)]);

    /// <summary>Days until something that no event says by itself.</summary>
    private static FactLocation DayToCome(
        string key, Expression<Func<CustomerFacts, int?>> property, IReadOnlyList<EventKind> evidence) =>
        Word(key, property, FactUnit.Days, SignedDays, dailyChange: -1, declaration: null, [.. evidence.Select(EventEffect.Unknown)]);

    private static FactLocation PercentOfOwn(string key, Expression<Func<CustomerFacts, int?>> property) =>
        ByHand(
            key, property, FactUnit.Percent, new FactRange(0, MostDays), [EventEffect.Unknown(CustomerEventKind.Order)]);

    private static FactLocation ByHand<TProperty>(
        string key,
        Expression<Func<CustomerFacts, TProperty>> property,
        FactUnit unit,
        FactRange range,
        IReadOnlyList<EventEffect> effects) =>
        Word(key, property, unit, range, dailyChange: 0, declaration: null, effects);

    private static FactRange SignedDays => new(1 - CustomerFacts.SignedBias, int.MaxValue - CustomerFacts.SignedBias);

    private static EventEffect To(CustomerEventKind kind, double value) => new(kind, FactEffectKind.Set, value);

    private static EventEffect Anew(CustomerEventKind kind, double value) =>
        new(kind, FactEffectKind.AddAnewOfLost, value) { DaysUntilLost = DaysUntilLost };

    private static EventEffect Chosen(CustomerEventKind kind) => new(kind, FactEffectKind.SetChoice, Value: 0);

    private static EventEffect By(CustomerEventKind kind, double value) => new(kind, FactEffectKind.Add, value);

    private static FactLocation Word(
        string key,
        LambdaExpression property,
        FactUnit unit,
        FactRange range,
        int dailyChange,
        FactDeclaration? declaration,
        IReadOnlyList<EventEffect> effects,
        Func<IReadOnlyList<FactLocation>>? evidence = null)
    {
        bool isOptional = Nullable.GetUnderlyingType(property.Body.Type) is not null;
        int bias = !isOptional ? 0 : range.Low < 0 ? CustomerFacts.SignedBias : CustomerFacts.DaysBias;
        int index = Declared.Count;
        FactLocation location = new(FactStorage.Word, index, bias);
        Declared.Add(Info(
            key,
            property,
            unit,
            range,
            (in CustomerFacts facts) =>
            {
                int stored = Unsafe.Add(ref Unsafe.AsRef(in facts.FirstWord), index);
                return bias != 0 && stored == 0 ? double.NaN : stored - bias;
            },
            location,
            dailyChange,
            declaration,
            effects,
            evidence));
        return location;
    }

    private static FactLocation Amount(
        string key, Expression<Func<CustomerFacts, double>> property, double lowest, FactEffectKind? effect)
    {
        int index = Declared.Count(f => f.Location.Store == FactStorage.Amount);
        FactLocation location = new(FactStorage.Amount, index, Bias: 0);
        Declared.Add(Info(
            key,
            property,
            FactUnit.Amount,
            new FactRange(lowest, double.PositiveInfinity),
            (in CustomerFacts facts) => Unsafe.Add(ref Unsafe.AsRef(in facts.FirstAmount), index),
            location,
            effects: effect is { } known ? [new EventEffect(CustomerEventKind.Order, known, 0)] : []));
        return location;
    }

    private static FactInfo<CustomerFacts> Calculated(
        string key, FactUnit unit, Expression<Func<CustomerFacts, double?>> property, FactMeasure<CustomerFacts> measure, double lowest) =>
        Info(key, property, unit, new FactRange(lowest, double.PositiveInfinity), measure, location: default);

    private static FactInfo<CustomerFacts> Info(
        string key,
        LambdaExpression property,
        FactUnit unit,
        FactRange range,
        FactMeasure<CustomerFacts> measure,
        FactLocation location,
        int dailyChange = 0,
        FactDeclaration? declaration = null,
        IReadOnlyList<EventEffect>? effects = null,
        Func<IReadOnlyList<FactLocation>>? evidence = null) =>
        new(key, property.Parameters[0], property.Body, measure, location)
        {
            Declaration = declaration,
            EventEffects = effects ?? [],
            EvidenceWhenAsked = evidence is null ? null : () => [.. evidence().Select(place => Declared.First(f => f.Location == place))],
            Name = FactTexts.All[$"{key}.name"],
            Meaning = FactTexts.All[$"{key}.meaning"],
            Source = FactTexts.All[$"{key}.source"],
            Phrases = new FactPhrases(
                FactTexts.All[$"{key}.one"],
                FactTexts.All[$"{key}.other"],
                FactTexts.All[Nullable.GetUnderlyingType(property.Body.Type) is null ? $"{key}.name" : $"{key}.none"])
            {
                PastOne = dailyChange < 0 ? FactTexts.All[$"{key}.past-one"] : null,
                PastOther = dailyChange < 0 ? FactTexts.All[$"{key}.past-other"] : null,
            },
            Unit = unit,
            Range = range,
            DailyChange = dailyChange,
        };
}
