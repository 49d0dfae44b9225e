using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>Writes the rules: which of them wins, by its place, and the days on which time alone may let another one win.</summary>
internal sealed class RulesTranslation
{
    private readonly StageRules<CustomerFacts> _rules;
    private readonly SqlDialect _dialect;
    private readonly FactTranslation _facts;
    private readonly FactInfo<CustomerFacts>[] _asked;
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);

    public RulesTranslation(StageRules<CustomerFacts> rules, SqlDialect dialect, FactTranslation facts)
    {
        (_rules, _dialect, _facts) = (rules, dialect, facts);
        if (rules.Conditions.FirstOrDefault(c => c.IsOpaque) is { } opaque)
        {
            StageRule<CustomerFacts> rule = rules.Rules.First(r => r.Alternatives.Any(a => a.Contains(opaque)));
            throw Untranslatable.Because(
                $"The rule '{rule.Key}'",
                $"'{opaque.Predicate.Body}' could not be taken apart.",
                "Write it as comparisons of facts with numbers, texts or other facts.");
        }

        _asked = [.. StageRules<CustomerFacts>.FactsOf(rules.Conditions)];
        foreach (FactInfo<CustomerFacts> fact in _asked)
        {
            // All other columns but one have an underscore in their names, which no key has.
            bool isTaken = string.Equals(fact.Key, EventColumns.Customer, StringComparison.Ordinal);
            _columns.Add(fact.Identity, dialect.Identifier(isTaken ? $"{fact.Key} (fact)" : fact.Key));
            facts.Of(fact);
        }
    }

    /// <summary>The facts as columns: names and what they are worked out of.</summary>
    public IEnumerable<(string Name, string Expression)> Facts => _asked
        .Select(fact => (_columns[fact.Identity], _facts.Of(fact).Value));

    /// <summary>The place of the rule that wins.</summary>
    public string Winner
    {
        get
        {
            string cases = string.Concat(_rules.Rules.Index()
                .Where(rule => !rule.Item.IsFallback && rule.Item.Alternatives.Count > 0)
                .Select(rule => string.Create(
                    CultureInfo.InvariantCulture, $"\n    WHEN {Alternatives(rule.Item)}\n      THEN {rule.Index}")));
            string last = (_rules.Rules.Count - 1).ToString(CultureInfo.InvariantCulture);
            return cases.Length == 0 ? last : $"CASE{cases}\n    ELSE {last} END";
        }
    }

    /// <summary>What a rule's place stands for.</summary>
    public string Named(string place, Func<StageRule<CustomerFacts>, string> text) => "CASE"
        + string.Concat(_rules.Rules.Index().Select(rule => string.Create(
            CultureInfo.InvariantCulture, $"\n    WHEN {place} = {rule.Index} THEN {_dialect.Text(text(rule.Item))}")))
        + " END";

    /// <summary>The place of the stage that a rule gives.</summary>
    public string StageOf(string place)
    {
        string[] stages = [.. _rules.Rules.Select(r => r.Stage.Key).Distinct(StringComparer.Ordinal)];
        return "CASE" + string.Concat(_rules.Rules.Index().Select(rule => string.Create(
            CultureInfo.InvariantCulture, $" WHEN {place} = {rule.Index} THEN {Array.IndexOf(stages, rule.Item.Stage.Key)}"))) + " END";
    }

    /// <summary>Days on which a condition on days begins or ceases to hold; it does no harm if some others are among them.</summary>
    public IEnumerable<string> Flips
    {
        get
        {
            foreach (Condition<CustomerFacts> condition in _rules.Conditions)
            {
                SqlFact fact = _facts.Of(condition.Fact!);
                SqlFact? other = condition.OtherFact is { } also ? _facts.Of(also) : null;
                int change = fact.Change - (other?.Change ?? 0);
                FactRange? range = other is null
                    ? condition.Range
                    : condition.Operator == ConditionOperator.IsNot ? null : condition.Operator.RangeOf(0, isWhole: true);
                if (change == 0 || range is not { } values)
                {
                    continue;
                }

                if (MovingOf(condition.Fact!).Concat(condition.OtherFact is null ? [] : MovingOf(condition.OtherFact)).Any())
                {
                    throw Untranslatable.Because(
                        $"The next change of '{condition}'",
                        "days are compared with what is in a window that moves.",
                        "Compare each with a number, or ask in the process.");
                }

                string start = other is null ? Start(fact) : $"({Start(fact)} - {Start(other)})";
                foreach (string day in FlipsOf(start, change, values))
                {
                    yield return day;
                }
            }
        }
    }

    /// <summary>Days on which events leave the windows of facts, over the step of events.</summary>
    public IEnumerable<(string Where, string Day)> Leaving(string today)
    {
        foreach (Condition<CustomerFacts> condition in _rules.Conditions)
        {
            foreach (FactDeclaration fact in new[] { condition.Fact, condition.OtherFact }.OfType<FactInfo<CustomerFacts>>()
                .SelectMany(MovingOf))
            {
                string where = _facts.Selection.Where(fact);
                foreach (string day in DaysOf(fact, condition, today))
                {
                    yield return (where, day);
                }
            }
        }
    }

    /// <summary>Whether any fact looks at a window that moves.</summary>
    public bool MovesUnevenly =>
        _asked.SelectMany(MovingOf).Any();

    /// <summary>Why the next change cannot be worked out; null where it can.</summary>
    public NotSupportedException? Unforeseeable => _asked
        .FirstOrDefault(f => f.Declaration?.Calculation is { } calculation
            && calculation.Operands.Any(o => o.DailyChange != 0 || (o.MovesUnevenly && IsOfDays(o.Declaration!)))) is { } fact
        ? Untranslatable.Because(
            $"The next change of '{fact.Key}'",
            "it is calculated from days, so that every day may bring another value.",
            "Compare the days themselves, or ask in the process.")
        : null;

    private static IEnumerable<FactDeclaration> MovingOf(FactInfo<CustomerFacts> fact) => fact.Declaration switch
    {
        { Window.Moves: true } moving => [moving],
        { Calculation: { } calculation } => calculation.Operands.SelectMany(MovingOf),
        _ => [],
    };

    private static bool IsOfDays(FactDeclaration fact) => fact.Calculation is { } calculation
        ? calculation.MovesWithTime
        : fact.Aggregate is FactAggregate.DaysSince or FactAggregate.DaysSinceFirst or FactAggregate.DaysUntil;

    private IEnumerable<string> DaysOf(FactDeclaration fact, Condition<CustomerFacts> condition, string today)
    {
        FactWindow window = fact.Window;
        if (window.Days > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{EventColumns.Day} + {window.Days}");
        }
        else if (window.Months > 0)
        {
            // Ends of months meet: an event leaves on that day or, where months are shorter, up to three days later.
            for (int later = 0; later <= 3; later++)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"{_dialect.PlusMonths(EventColumns.Day, window.Months)} + {later}");
            }
        }
        else
        {
            int months = FactTranslation.MonthsOf(window.Unit!.Value);
            yield return _dialect.PlusMonths(_dialect.StartOfPeriod(today, months), months);
        }

        if (IsOfDays(fact))
        {
            // While an event is in the window, days are counted from it, or until what it carries.
            bool isUntil = fact.Aggregate == FactAggregate.DaysUntil;
            string from = isUntil ? $"(-({_facts.Selection.Value(fact.Of!)}))" : $"({EventColumns.Day})";
            if (condition.OtherFact is not null)
            {
                throw Untranslatable.Because(
                    $"The next change of '{condition}'",
                    "days in a window that moves are compared with another fact.",
                    "Compare them with a number, or ask in the process.");
            }

            if (condition.Range is { } range)
            {
                foreach (string day in FlipsOf(isUntil ? from[2..^1] : $"(-{from})", isUntil ? -1 : +1, range))
                {
                    yield return day;
                }
            }
        }
    }

    // The value on a day d is start + change × d.
    private static string Start(SqlFact fact) => fact.Change switch
    {
        1 => $"(-({fact.Day}))",
        -1 => $"({fact.Day})",
        _ => $"({fact.Value})",
    };

    private IEnumerable<string> FlipsOf(string start, int change, FactRange range)
    {
        // Where it rises the day of the lower end is the first within the range and that after the upper end the first beyond it.
        (double enters, double leaves) = change > 0 ? (range.Low, range.High + 1) : (range.High, range.Low - 1);
        foreach (double end in (IEnumerable<double>)[enters, leaves])
        {
            if (!(Math.Abs(end) <= int.MaxValue))
            {
                continue;
            }

            long edge = (long)end;
            string distance = change > 0
                ? string.Create(CultureInfo.InvariantCulture, $"({edge} - {start})")
                : string.Create(CultureInfo.InvariantCulture, $"({start} - ({edge}))");
            if (Math.Abs(change) == 1)
            {
                yield return distance;
                continue;
            }

            // Two facts that move against one another: the day, or one beside it where the distance is odd.
            string half = _dialect.Quotient(distance, "2");
            yield return $"{half} - 1";
            yield return half;
            yield return $"{half} + 1";
        }
    }

    private string Alternatives(StageRule<CustomerFacts> rule) => string.Join(
        "\n      OR ",
        rule.Alternatives.Select(a => a.Count == 0 ? "1 = 1" : $"({string.Join(" AND ", a.Select(Holds))})"));

    private string Holds(Condition<CustomerFacts> condition)
    {
        string column = _columns[condition.Fact!.Identity];
        return condition switch
        {
            { Operator: ConditionOperator.IsMissing } => $"{column} IS NULL",
            { Operator: ConditionOperator.IsPresent } => $"{column} IS NOT NULL",
            { OtherFact: { } other } => $"{column} {Selection.SignOf(condition.Operator)} {_columns[other.Identity]}",
            { ThresholdText: { } text } => $"{column} {Selection.SignOf(condition.Operator)} {_dialect.Text(text)}",
            _ => $"{column} {Selection.SignOf(condition.Operator)} {Number(condition.Threshold!.Value)}",
        };
    }

    private string Number(double threshold) => threshold == Math.Floor(threshold) && Math.Abs(threshold) < 1e15
        ? ((long)threshold).ToString(CultureInfo.InvariantCulture)
        : double.IsFinite(threshold) ? _dialect.Number(threshold) : throw Untranslatable.Because(
            "A rule", "it compares a fact with infinity.", "Leave the comparison out.");
}
