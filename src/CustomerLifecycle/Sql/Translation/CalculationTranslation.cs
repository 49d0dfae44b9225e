using System.Linq.Expressions;

namespace CustomerLifecycle.Sql;

/// <summary>Writes arithmetic over facts: where an operand is missing, or something is divided by 0, nothing comes out.</summary>
internal sealed class CalculationTranslation
{
    private readonly FactTranslation _facts;
    private readonly FactInfo<CustomerFacts> _fact;
    private readonly ParameterExpression _parameter;

    private CalculationTranslation(FactTranslation facts, FactInfo<CustomerFacts> fact, ParameterExpression parameter) =>
        (_facts, _fact, _parameter) = (facts, fact, parameter);

    public static string Of(FactTranslation facts, FactInfo<CustomerFacts> fact, FactCalculation calculation) =>
        new CalculationTranslation(facts, fact, calculation.Expression.Parameters[0])
            .Write(ConstantFolder.Fold(calculation.Expression.Body));

    private string Write(Expression expression) => expression switch
    {
        ConstantExpression { Value: null } => _facts.Dialect.ToDouble(_facts.Dialect.NoNumber),
        ConstantExpression { Value: IConvertible number and not string } =>
            _facts.Dialect.Number(number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
        UnaryExpression { NodeType: ExpressionType.Convert } convert when !IsCutOff(convert) => Write(convert.Operand),
        UnaryExpression { NodeType: ExpressionType.Negate } negate => $"(-{Write(negate.Operand)})",
        BinaryExpression { NodeType: ExpressionType.Add } sum => $"({Write(sum.Left)} + {Write(sum.Right)})",
        BinaryExpression { NodeType: ExpressionType.Subtract } difference => $"({Write(difference.Left)} - {Write(difference.Right)})",
        BinaryExpression { NodeType: ExpressionType.Multiply } product => $"({Write(product.Left)} * {Write(product.Right)})",
        BinaryExpression { NodeType: ExpressionType.Divide } quotient when IsFloating(quotient) =>
            $"({Write(quotient.Left)} / NULLIF({Write(quotient.Right)}, {_facts.Dialect.Number(0)}))",
        BinaryExpression { NodeType: ExpressionType.Coalesce } either => $"COALESCE({Write(either.Left)}, {Write(either.Right)})",
        MemberExpression { Expression: { } owner } member when owner == _parameter
            && CustomerFacts.Catalog.ByMember(member.Member) is { } fact => Number(fact),
        MethodCallExpression call when CustomerFact.AskedBy(call, _parameter) is { } own => Number(own.Info),
        _ => throw Untranslatable.Because(
            $"The fact '{_fact.Key}'",
            $"'{expression}' is neither a fact nor a number nor one of + - * / and ??.",
            "Write it with these, or classify in the process."),
    };

    private string Number(FactInfo<CustomerFacts> fact) => fact.IsText
        ? throw Untranslatable.Because($"The fact '{_fact.Key}'", $"'{fact.Key}' is a text.", "Calculate with numbers.")
        : $"{_facts.Dialect.ToDouble($"({_facts.Of(fact).Value})")}";

    // Whole numbers divided in C# lose their rest; as floating-point numbers they would keep it.
    private static bool IsFloating(BinaryExpression quotient) => TypeOf(quotient) == typeof(double) || TypeOf(quotient) == typeof(float);

    private static bool IsCutOff(UnaryExpression convert) =>
        TypeOf(convert) != typeof(double) && (TypeOf(convert.Operand) == typeof(double) || TypeOf(convert.Operand) == typeof(decimal));

    private static Type TypeOf(Expression expression) => Nullable.GetUnderlyingType(expression.Type) ?? expression.Type;
}
