using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;

namespace CustomerLifecycle;

/// <summary>Arithmetic over facts as JSON: <c>{ "divide": ["revenue", { "add": ["orders", 1] }] }</c>.</summary>
internal static class CalculationJson
{
    public static IReadOnlyDictionary<string, ExpressionType> Operators { get; } = new Dictionary<string, ExpressionType>(
        StringComparer.Ordinal)
    {
        ["add"] = ExpressionType.Add,
        ["subtract"] = ExpressionType.Subtract,
        ["multiply"] = ExpressionType.Multiply,
        ["divide"] = ExpressionType.Divide,
    };

    /// <summary>Writes the calculation, or says that it is none that JSON knows.</summary>
    public static bool TryWrite(Utf8JsonWriter json, FactCalculation calculation)
    {
        ParameterExpression facts = calculation.Expression.Parameters[0];
        Expression body = ConstantFolder.Fold(calculation.Expression.Body);
        if (!IsKnown(body, facts))
        {
            return false;
        }

        Write(json, body, facts);
        return true;
    }

    private static bool IsKnown(Expression node, ParameterExpression facts) => Unconverted(node) switch
    {
        BinaryExpression binary => Name(binary) is not null && IsKnown(binary.Left, facts) && IsKnown(binary.Right, facts),
        ConstantExpression { Value: not null } => true,
        var operand => KeyOf(operand, facts) is not null,
    };

    private static void Write(Utf8JsonWriter json, Expression node, ParameterExpression facts)
    {
        switch (Unconverted(node))
        {
            case BinaryExpression binary:
                json.WriteStartObject();
                json.WriteStartArray(Name(binary)!);
                Write(json, binary.Left, facts);
                Write(json, binary.Right, facts);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case ConstantExpression constant:
                json.WriteNumberValue(Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture));
                break;
            case var operand:
                json.WriteStringValue(KeyOf(operand, facts));
                break;
        }
    }

    private static string? Name(BinaryExpression binary) => Operators.FirstOrDefault(o => o.Value == Unchecked(binary.NodeType)).Key;

    private static ExpressionType Unchecked(ExpressionType type) => type switch
    {
        ExpressionType.AddChecked => ExpressionType.Add,
        ExpressionType.SubtractChecked => ExpressionType.Subtract,
        ExpressionType.MultiplyChecked => ExpressionType.Multiply,
        _ => type,
    };

    private static string? KeyOf(Expression operand, ParameterExpression facts) =>
        CustomerFact.AskedBy(operand, facts)?.Info.JsonKey
        ?? (operand is MemberExpression member && member.Expression == facts
            ? CustomerFacts.Catalog.ByMember(member.Member)?.JsonKey
            : null);

    private static Expression Unconverted(Expression node) =>
        node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert
            ? Unconverted(convert.Operand)
            : node;
}
