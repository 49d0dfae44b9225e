using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace CustomerLifecycle;

/// <summary>Collections that rules capture, copied when the rule is made, so that what becomes of them later does not change it.</summary>
internal static class CapturedCollection
{
    /// <summary>Whether it is a collection of the base class library that can change: array, list, set, dictionary, queue.</summary>
    public static bool IsCopied(object value) => value is Array || ConstructorOf(value) is not null;

    /// <summary>The same elements under the same comparer; what is no such collection stays itself.</summary>
    public static object? Copy(object? value) => value switch
    {
        null => null,
        Array array => array.Clone(),
        _ when ConstructorOf(value) is { } constructor => constructor.Invoke(
            constructor.GetParameters().Length == 1 ? [value] : [value, ComparerOf(value)]),
        _ => value,
    };

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the constructor was trimmed, the collection stays itself.")]
    private static ConstructorInfo? ConstructorOf(object value)
    {
        Type type = value.GetType();
        if (!type.IsGenericType
            || !string.Equals(type.Namespace, "System.Collections.Generic", StringComparison.Ordinal)
            || !type.IsPublic
            || type.GetGenericTypeDefinition() == typeof(Stack<>)) // Its copy is upside down.
        {
            return null;
        }

        object? comparer = ComparerOf(value);
        return Array.Find(
            type.GetConstructors(),
            c => c.GetParameters() is [{ ParameterType: { IsInterface: true } from }, .. var rest]
                && from.IsInstanceOfType(value)
                && (comparer is null ? rest.Length == 0 : rest is [var by] && by.ParameterType.IsInstanceOfType(comparer)));
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where it was trimmed, so was the constructor that takes it.")]
    private static object? ComparerOf(object value) => value.GetType().GetProperty("Comparer")?.GetValue(value);
}
