using System.Linq.Expressions;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>
/// Reads facts of the user's own from a definition: <c>{ "key": "tastings-90", "count": "tasting", "inLastDays": 90 }</c>.
/// </summary>
/// <param name="kinds">The kinds of events that the definition declares.</param>
internal sealed class FactJsonReader(IReadOnlyList<EventKind> kinds)
{
    private static readonly string[] OfKind =
        ["count", "daysSince", "daysSinceFirst", "sum", "mean", "smallest", "largest", "first", "latest", "distinct", "mostFrequent"];

    private static readonly string[] Makes = [.. OfKind, "daysUntil", "attribute", "calculate"];
    private static readonly string[] Further =
        ["name", "phrases", "of", "as", "nth", "where", "inLastDays", "inLastMonths", "in", "from", "until"];
    private static readonly string[] Windows = ["inLastDays", "inLastMonths", "in", "from"];
    private readonly List<CustomerFact> _facts = [];

    public IReadOnlyList<CustomerFact> Facts => _facts;

    public FactCatalog<CustomerFacts> Catalog { get; private set; } = CustomerFacts.Catalog;

    public void Read(JsonPlace node)
    {
        node.RequireProperties(["key"], [.. Makes, .. Further]);
        string[] made = [.. Makes.Where(name => node.Optional(name) is not null)];
        if (made.Length != 1)
        {
            throw node.Wrong(
                made.Length == 0 ? "The fact does not say what it is." : $"The fact says '{made[0]}' and '{made[1]}'.",
                $"Use one of {string.Join(", ", Makes)}.");
        }

        string key = node["key"].Text();
        FactDeclaration declaration = node["key"].Guard(() => KeyChecked(key));
        declaration = Declare(node, key, made[0]);
        CustomerFact fact = FactOf(declaration, AsOf(node), node.Optional("name")?.LocalizedText(), PhrasesOf(node));
        Catalog = node["key"].Guard(() => Catalog.With(fact));
        _facts.Add(fact);
    }

    /// <summary>The events of some kinds, perhaps narrowed by what they carry.</summary>
    public FactSelector Events(JsonPlace kindsOfThem, JsonPlace? where) =>
        where is { } narrowed ? Narrowed(SelectorOf(kindsOfThem), narrowed) : SelectorOf(kindsOfThem);

    private static FactDeclaration KeyChecked(string key) => new(key, FactAggregate.Count, selector: null);

    private FactDeclaration Declare(JsonPlace node, string key, string made)
    {
        FactDeclaration declaration = made switch
        {
            "calculate" =>
                new(key, FactAggregate.Calculated, selector: null) { Calculation = new FactCalculation(Calculation(node["calculate"])) },
            "attribute" => new(key, FactAggregate.Attribute, FactSelector.OfAttribute(node["attribute"].Text()))
            {
                Of = EventProperty.Attribute(asNumber: AsOf(node) is "number" or "flag", asDate: AsOf(node) is "date"),
            },
            "daysUntil" => DaysUntil(node, key),
            _ => new(key, AggregateOf(made), SelectorOf(node[made])) { Of = PropertyOf(node, made), Nth = NthOf(node, made) },
        };
        Refuse(node, "of", made is "calculate" or "attribute" or "count" or "daysSince" or "daysSinceFirst");
        Refuse(node, "nth", made is not "daysSince");
        Refuse(node, "as", made is not ("attribute" or "first" or "latest"));
        if (made is not "attribute" && AsOf(node) is "flag" or "date")
        {
            throw node["as"].Wrong($"'{made}' gives a text or a number.", "Use text or number; dates are for daysUntil and attributes.");
        }

        bool isNarrowable = made is not ("calculate" or "attribute") && declaration.Selector!.Kinds[0] != CustomerEventKind.AttributeSet;
        Refuse(node, "where", !isNarrowable);
        FactWindow? window = WindowOf(node);
        if (window is not null && !isNarrowable)
        {
            throw node.Wrong($"'{made}' looks at no days.", "Leave the window out.");
        }

        return declaration.With(
            selector: node.Optional("where") is { } where ? Narrowed(declaration.Selector!, where) : null, window: window);
    }

    private static void Refuse(JsonPlace node, string property, bool isWrong)
    {
        if (isWrong && node.Optional(property) is { } found)
        {
            throw found.Wrong($"'{property}' has no meaning here.", "Leave it out.");
        }
    }

    private FactDeclaration DaysUntil(JsonPlace node, string key)
    {
        JsonPlace until = node["daysUntil"];
        if (!until.IsObject)
        {
            return new(key, FactAggregate.DaysUntil, SelectorOf(until)) { Of = DateOf(node["of"]) };
        }

        until.RequireProperties(["attribute"], []);
        return new(key, FactAggregate.DaysUntil, FactSelector.OfAttribute(until["attribute"].Text()))
        {
            Of = EventProperty.Attribute(asDate: true),
        };
    }

    private FactSelector SelectorOf(JsonPlace node)
    {
        EventKind[] selected = node.IsArray ? [.. node.Items().Select(KindOf)] : [KindOf(node)];
        return node.Guard(() => new FactSelector(selected, []));
    }

    private EventKind KindOf(JsonPlace node)
    {
        string written = node.Text();
        return EventKind.TryParse(written, kinds, out EventKind kind)
            ? kind
            : throw node.Wrong(
                $"There is no kind of event '{written}'.",
                $"{Suggestion.For(written, CustomerEventKinds.All.Select(CustomerEventKinds.KeyOf).Concat(kinds.Select(k => k.Key)))} "
                    + "Kinds of your own are declared in \"kinds\".");
    }

    private static EventProperty? PropertyOf(JsonPlace node, string made)
    {
        bool asNumber = made is "sum" or "mean" or "smallest" or "largest" || AsOf(node) is "number";
        if (made is "count" or "daysSince" or "daysSinceFirst")
        {
            return null;
        }

        JsonPlace of = node["of"];
        string name = NameOf(of);
        EventProperty property = EventProperty.Find(name, asNumber) ?? throw of.Wrong($"No event carries '{name}'.", SuggestProperty(name));
        bool isWrong = property.IsDate || (asNumber && property.IsText);
        return isWrong ? throw of.Wrong($"'{name}' is no {(asNumber ? "number" : "number or text")}.", SuggestProperty(name)) : property;
    }

    private static EventProperty DateOf(JsonPlace of)
    {
        string name = NameOf(of);
        return EventProperty.Find(name, asDate: true) is { IsDate: true } date
            ? date
            : throw of.Wrong($"'{name}' is no date that an event carries.", "Use contract-end, or detail:NAME.");
    }

    private static string NameOf(JsonPlace of)
    {
        if (!of.IsObject)
        {
            return of.Text();
        }

        of.RequireProperties(["detail"], []);
        return "detail:" + of["detail"].Text();
    }

    private static string SuggestProperty(string name) =>
        Suggestion.For(name, EventProperty.Fixed.Select(p => p.Key)) + " Details of your own are asked for as detail:NAME.";

    private static int NthOf(JsonPlace node, string made)
    {
        if (made is not "daysSince" || node.Optional("nth") is not { } nth)
        {
            return 1;
        }

        return nth.Whole("nth") is >= 1 and var number
            ? number
            : throw nth.Wrong("There is no such event.", "1 is the last one, 2 the one before it.");
    }

    private static string AsOf(JsonPlace node)
    {
        string written = node.Optional("as")?.Text() ?? "text";
        return written is "text" or "number" or "flag" or "date"
            ? written
            : throw node["as"].Wrong($"'{written}' is not a type.", "Use text, number, flag or date.");
    }

    private static FactWindow? WindowOf(JsonPlace node)
    {
        string[] given = [.. Windows.Where(name => node.Optional(name) is not null)];
        if (given.Length > 1)
        {
            throw node.Wrong($"The fact has two windows, '{given[0]}' and '{given[1]}'.", "Leave one of them out.");
        }

        if (given.Length == 0)
        {
            Refuse(node, "until", isWrong: true);
            return null;
        }

        Refuse(node, "until", given[0] is not "from");
        JsonPlace place = node[given[0]];
        return given[0] switch
        {
            "inLastDays" => place.Guard(() => FactWindow.LastDays(place.Whole("inLastDays"))),
            "inLastMonths" => place.Guard(() => FactWindow.LastMonths(place.Whole("inLastMonths"))),
            "from" => place.Guard(() => FactWindow.Between(DateIn(place), DateIn(node["until"]))),
            _ => FactWindow.This(UnitOf(place)),
        };
    }

    private static CalendarUnit UnitOf(JsonPlace place)
    {
        string written = place.Text();
        return written switch
        {
            "calendar-month" => CalendarUnit.Month,
            "calendar-quarter" => CalendarUnit.Quarter,
            "calendar-year" => CalendarUnit.Year,
            _ => throw place.Wrong(
                $"'{written}' is not a period.", Suggestion.For(written, ["calendar-month", "calendar-quarter", "calendar-year"])),
        };
    }

    internal static LocalDate DateIn(JsonPlace place)
    {
        string written = place.Text();
        return LocalDatePattern.Iso.Parse(written) is { Success: true } date
            ? date.Value
            : throw place.Wrong($"'{written}' is not a date.", "Write it as in 2026-11-20.");
    }

    private static FactSelector Narrowed(FactSelector selector, JsonPlace where)
    {
        if (!where.IsObject)
        {
            throw where.Wrong("This says nothing that an event carries.", "Write it as in { \"channel\": \"store\" }.");
        }

        List<EventNarrowing> narrowings = [];
        foreach (string name in where.Names())
        {
            JsonPlace value = where[name];
            if (name is "details" && value.IsObject)
            {
                narrowings.AddRange(value.Names().SelectMany(detail => Narrowings("detail:" + detail, value[detail])));
            }
            else
            {
                narrowings.AddRange(Narrowings(name, value));
            }
        }

        return new FactSelector(selector.Kinds, [.. selector.Narrowings, .. narrowings]);
    }

    private static IEnumerable<EventNarrowing> Narrowings(string name, JsonPlace value)
    {
        EventProperty property = EventProperty.Find(name) ?? throw value.Wrong($"No event carries '{name}'.", SuggestProperty(name));
        if (property.IsDate)
        {
            throw value.Wrong($"'{name}' is a date.", "Narrow by texts and numbers.");
        }

        bool isDetail = name.StartsWith("detail:", StringComparison.Ordinal);
        if (value.IsObject)
        {
            return [.. value.Names().Select(comparison =>
                new EventNarrowing(property.Key, ComparisonOf(value, comparison), Text: null, (decimal)value[comparison].Number(name)))];
        }

        bool isText = property.IsText && !(isDetail && value.IsNumber);
        return isText
            ? [new EventNarrowing(property.Key, ConditionOperator.Is, value.Text(), 0)]
            : [new EventNarrowing(property.Key, ConditionOperator.Is, Text: null, (decimal)value.Number(name))];
    }

    private static ConditionOperator ComparisonOf(JsonPlace value, string name) =>
        ConditionOperators.Find(name) is { } comparison and not (ConditionOperator.IsMissing or ConditionOperator.IsPresent)
            ? comparison
            : throw value.Wrong($"'{name}' is not a comparison.", "Use atLeast, moreThan, atMost, lessThan or is.");

    private Expression<Func<CustomerFacts, double?>> Calculation(JsonPlace node)
    {
        ParameterExpression facts = Expression.Parameter(typeof(CustomerFacts), "f");
        return Expression.Lambda<Func<CustomerFacts, double?>>(Operand(node, facts), facts);
    }

    private Expression Operand(JsonPlace node, ParameterExpression facts)
    {
        if (node.IsNumber)
        {
            return Expression.Constant((double?)node.Number("an operand"), typeof(double?));
        }

        if (!node.IsObject)
        {
            string key = node.Text();
            return Catalog.TryGet(key, out FactInfo<CustomerFacts>? fact)
                    && fact.Unit is not (FactUnit.Text or FactUnit.Date or FactUnit.Flag)
                ? Expression.Convert(ParameterReplacement.In(fact.Body, fact.Parameter, facts), typeof(double?))
                : throw node.Wrong($"There is no number '{key}' to reckon with.", Suggestion.For(key, Catalog.All.Select(f => f.JsonKey)));
        }

        string[] names = [.. node.Names()];
        if (names.Length != 1 || !CalculationJson.Operators.TryGetValue(names[0], out ExpressionType type))
        {
            throw node.Wrong(
                "This is no calculation.", $"Use one of {string.Join(", ", CalculationJson.Operators.Keys)} with two operands.");
        }

        JsonPlace[] operands = [.. node[names[0]].Items()];
        return operands.Length == 2
            ? Expression.MakeBinary(type, Operand(operands[0], facts), Operand(operands[1], facts))
            : throw node[names[0]].Wrong($"There are {operands.Length} operands.", "Give two.");
    }

    private static FactPhrases? PhrasesOf(JsonPlace node)
    {
        if (node.Optional("phrases") is not { } phrases)
        {
            return null;
        }

        phrases.RequireProperties(["one", "other", "none"], []);
        return new FactPhrases(phrases["one"].LocalizedText(), phrases["other"].LocalizedText(), phrases["none"].LocalizedText());
    }

    private static FactAggregate AggregateOf(string made) => made switch
    {
        "count" => FactAggregate.Count,
        "daysSince" => FactAggregate.DaysSince,
        "daysSinceFirst" => FactAggregate.DaysSinceFirst,
        "sum" => FactAggregate.Sum,
        "mean" => FactAggregate.Mean,
        "smallest" => FactAggregate.Smallest,
        "largest" => FactAggregate.Largest,
        "first" => FactAggregate.First,
        "latest" => FactAggregate.Latest,
        "distinct" => FactAggregate.Distinct,
        _ => FactAggregate.MostFrequent,
    };

    private static CustomerFact FactOf(
        FactDeclaration declaration, string type, LocalizedText? name, FactPhrases? phrases) => declaration switch
        {
            { Aggregate: FactAggregate.Count or FactAggregate.Distinct } => new Fact<int>(declaration, name, phrases),
            { Aggregate: FactAggregate.DaysSince or FactAggregate.DaysSinceFirst or FactAggregate.DaysUntil } =>
                new Fact<int?>(declaration, name, phrases),
            { Aggregate: FactAggregate.Sum } => new Fact<double>(declaration, name, phrases),
            { Aggregate: FactAggregate.Attribute } when type is "flag" => new Fact<bool>(declaration, name, phrases),
            { Aggregate: FactAggregate.Attribute } when type is "date" => new Fact<LocalDate?>(declaration, name, phrases),
            { IsText: true } => new Fact<string?>(declaration, name, phrases),
            _ => new Fact<double?>(declaration, name, phrases),
        };
}
