using System.Globalization;
using System.Linq.Expressions;

namespace CustomerLifecycle.Sql;

/// <summary>Which events a fact selects and what they carry, as conditions and expressions over the step of events.</summary>
internal sealed class Selection(SqlDialect dialect, int minorUnits)
{
    private const string AsNumber = " as number";
    private const string AsDate = " as date";

    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal) { EventColumns.Status, EventColumns.Amount };

    /// <summary>The columns that anything has asked for.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>The column of something that events carry.</summary>
    public string Column(string property)
    {
        _asked.Add(property);
        return EventsStep.NameOf(dialect, property);
    }

    /// <summary>Events of some kinds; of orders those that count.</summary>
    public string Of(params IEnumerable<CustomerEventKind> kinds) =>
        $"{KindIn(kinds.Select(CustomerEventKinds.KeyOf))} AND counts = 1";

    public string KindIn(IEnumerable<string> keys)
    {
        string[] texts = [.. keys.Order(StringComparer.Ordinal).Select(dialect.Text)];
        return texts.Length == 1 ? $"kind = {texts[0]}" : $"kind IN ({string.Join(", ", texts)})";
    }

    /// <summary>The events that a fact selects.</summary>
    public string Where(FactDeclaration fact)
    {
        FactSelector selector = fact.Selector!;
        List<string> conditions = [KindIn(selector.Kinds.Select(k => k.Key))];
        if (!selector.IsOfEveryOrder && selector.Kinds.Contains(CustomerEventKind.Order))
        {
            conditions.Add("counts = 1");
        }

        if (selector.Attribute is { } attribute)
        {
            conditions.Add($"{Column(EventColumns.AttributeName)} = {dialect.Text(attribute)}");
        }

        conditions.AddRange(selector.Narrowings.Select(n => Narrowed(fact, n)));
        if (selector.Further is { } further)
        {
            conditions.Add(IsPraise(fact) ? Praise : Further(fact, further.Body, further.Parameters[0]));
        }

        return string.Join(" AND ", conditions);
    }

    /// <summary>Praise: a recommendation, four or five stars, a promoter's answer.</summary>
    public string Praise =>
        $"(kind = 'referral-made' OR (kind = 'review' AND {Score} >= 4) OR (kind = 'survey-answered' AND {Score} >= 9))";

    /// <summary>Criticism: one or two stars, a detractor's answer.</summary>
    public string Criticism => $"((kind = 'review' AND {Score} <= 2) OR (kind = 'survey-answered' AND {Score} <= 6))";

    private string Score => Column(EventColumns.Score);

    /// <summary>What events carry, in the form in which it is summed and compared.</summary>
    public string Value(EventProperty property)
    {
        if (property.Key.EndsWith(AsNumber, StringComparison.Ordinal))
        {
            return dialect.ReadNumber(Detail(property.Key[..^AsNumber.Length]));
        }

        if (property.Key.EndsWith(AsDate, StringComparison.Ordinal))
        {
            return dialect.ReadDay(Detail(property.Key[..^AsDate.Length]));
        }

        return property.Key switch
        {
            "amount" => Column(EventColumns.Amount),
            "cost" => Column(EventColumns.Cost),
            "quantity" => Column(EventColumns.Quantity),
            "score" => Column(EventColumns.Score),
            "channel" => Column(EventColumns.Channel),
            "campaign" => Column(EventColumns.Campaign),
            "category" => Column(EventColumns.Category),
            "product" => Column(EventColumns.Product),
            "id" => Column(EventColumns.OrderNumber),
            "selling" => Column(EventColumns.Selling),
            "contract-end" => Column(EventColumns.ContractEnd),
            _ => dialect.ToText(Detail(property.Key)),
        };
    }

    /// <summary>Whether a property is money, kept in minor units.</summary>
    public static bool IsMoney(EventProperty property) => property.Key is "amount" or "cost";

    /// <summary>A sum of money as a floating-point number.</summary>
    public string Money(string sum) => InUnits(dialect.ToDouble(sum));

    /// <summary>A number of minor units in whole units.</summary>
    public string InUnits(string number) => minorUnits == 0 ? number : $"({number} / {dialect.Number(Math.Pow(10, minorUnits))})";

    /// <summary>Alternatives and what must hold together, down to comparisons.</summary>
    private string Further(FactDeclaration fact, Expression body, ParameterExpression parameter) => body switch
    {
        BinaryExpression { NodeType: ExpressionType.OrElse } or =>
            $"({Further(fact, or.Left, parameter)} OR {Further(fact, or.Right, parameter)})",
        BinaryExpression { NodeType: ExpressionType.AndAlso } and =>
            $"({Further(fact, and.Left, parameter)} AND {Further(fact, and.Right, parameter)})",
        _ when EventPredicateReader.Read(Expression.Lambda<Func<CustomerEvent, bool>>(body, parameter)) is ({ Count: > 0 } parts, null) =>
            string.Join(" AND ", parts.Select(part => Narrowed(fact, part))),
        _ => throw Untranslatable.Because(
            $"The fact '{fact.Key}'",
            $"'{body}' could not be taken apart.",
            "Write it as comparisons of what an event carries with texts and numbers."),
    };

    private string Detail(string key) => Column(string.Equals(key, "value", StringComparison.Ordinal) ? EventColumns.AttributeValue : key);

    private string Narrowed(FactDeclaration fact, EventNarrowing narrowing)
    {
        EventProperty property = EventProperty.Find(narrowing.Property, asNumber: narrowing.Text is null)
            ?? throw Untranslatable.Because($"The fact '{fact.Key}'", $"nothing is known of '{narrowing.Property}'.", "Narrow it "
            + "otherwise.");
        string value = Value(property);
        if (narrowing.Text is { } text)
        {
            return $"{value} = {dialect.Text(text)}";
        }

        decimal threshold = IsMoney(property) ? narrowing.Number * (decimal)Math.Pow(10, minorUnits) : narrowing.Number;
        return $"{value} {SignOf(narrowing.Comparison)} {threshold.ToString(CultureInfo.InvariantCulture)}";
    }

    public static string SignOf(ConditionOperator comparison) => comparison switch
    {
        ConditionOperator.AtLeast => ">=",
        ConditionOperator.MoreThan => ">",
        ConditionOperator.AtMost => "<=",
        ConditionOperator.LessThan => "<",
        ConditionOperator.IsNot => "<>",
        _ => "=",
    };

    // The one predicate over events that ships and is no comparison.
    private static bool IsPraise(FactDeclaration fact) =>
        ShippedFacts.All.First(f => f.Location == ShippedFacts.DaysSinceLastPraise).Declaration == fact;
}
