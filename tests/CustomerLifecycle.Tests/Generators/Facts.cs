using System.Globalization;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tests.Generators;

/// <summary>Facts as rules might meet them: every fact at, beside and far from the thresholds of the shipped rules, or missing.</summary>
public static class Facts
{
    private static readonly int[] Small = [0, 0, 0, 1, 1, 2, 3, 4, 5, 6];
    private static readonly int[] Days =
        [0, 1, 6, 7, 8, 13, 14, 15, 29, 30, 31, 59, 60, 61, 89, 90, 91, 92, 179, 180, 181, 364, 365, 366, 1_000];

    public static PropertyInfo[] Stored { get; } =
        [.. typeof(CustomerFacts)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)];

    public static Gen<CustomerFacts> One { get; } =
        from numbers in Gen.Choose(0, int.MaxValue - 1).ListOf(Stored.Length)
        select Make([.. numbers]);

    public static Arbitrary<CustomerFacts> ArbitraryFacts() => One.ToArbitrary();

    /// <summary>Facts of which one has a value, and all others are as in another customer.</summary>
    public static CustomerFacts With(CustomerFacts facts, string key, double? value)
    {
        PropertyInfo property = Array.Find(
            Stored, p => string.Equals(CustomerFacts.Catalog[key].Body.ToString(), $"f.{p.Name}", StringComparison.Ordinal))
            ?? throw new ArgumentException($"'{key}' is not stored.", nameof(key));
        object boxed = facts;
        property.SetValue(boxed, value is { } number ? Convert(number, property.PropertyType) : null);
        return (CustomerFacts)boxed;
    }

    private static CustomerFacts Make(int[] numbers)
    {
        object facts = default(CustomerFacts);
        foreach ((int i, PropertyInfo property) in Stored.Index())
        {
            property.SetValue(facts, ValueOf(property, numbers[i]));
        }

        return (CustomerFacts)facts;
    }

    private static object? ValueOf(PropertyInfo property, int number)
    {
        if (property.PropertyType == typeof(bool))
        {
            return number % 3 == 0;
        }

        if (property.PropertyType == typeof(double))
        {
            return number % 100_000 / 100.0;
        }

        if (property.PropertyType == typeof(int))
        {
            return property.Name == nameof(CustomerFacts.ProfilePercent) ? number % 101 : Small[number % Small.Length];
        }

        return (number % 4, property.Name) switch
        {
            (0, _) => null,
            (_, nameof(CustomerFacts.LatestSurveyScore)) => number / 4 % 11,
            (_, nameof(CustomerFacts.LatestSatisfaction)) => (number / 4 % 5) + 1,
            (1, nameof(CustomerFacts.DaysUntilContractEnd) or nameof(CustomerFacts.DaysUntilContractLastQuarter)) =>
                -Days[number / 4 % Days.Length],
            _ => Days[number / 4 % Days.Length],
        };
    }

    private static object Convert(double value, Type type)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        return target == typeof(bool) ? value != 0 : System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
    }
}
