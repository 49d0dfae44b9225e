using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using NodaTime;

namespace CustomerLifecycle.Tests.Surface;

/// <summary>
/// Arguments that nobody should give: nothing, extremes, not-a-number, infinities, empty lists, other calendars, and what other
/// members have returned.
/// </summary>
internal sealed class HostileValues(Random random)
{
    private const int MostKept = 12;

    private static readonly LocalDate Julian = new(2024, 2, 29, CalendarSystem.Julian);

    private static readonly Dictionary<Type, object?[]> Known = new()
    {
        [typeof(int)] = [int.MinValue, -1, 0, 1, 2, 7, 366, int.MaxValue],
        [typeof(long)] = [long.MinValue, -1L, 0L, 1L, 100L, long.MaxValue],
        [typeof(double)] =
            [
                double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.MinValue, double.MaxValue, -1.0, -0.0, 0.0, 0.5, 1.0,
                double.Epsilon, 30.0,
            ],
        [typeof(decimal)] = [decimal.MinValue, decimal.MaxValue, -1m, 0m, 0.0000000000000000000000000001m, 1m, 49.90m],
        [typeof(bool)] = [true, false],
        [typeof(char)] = ['\0', 'a', '\uD800'],
        [typeof(string)] =
            [
                string.Empty, " ", "a", "gold-club", "orders", "\0", "\uD800", new string('x', 10_000), "{}", "[1]", "null", "ä\u202E",
                "2024-01-01",
            ],
        [typeof(Instant)] = [Instant.MinValue, Instant.MaxValue, default(Instant), Instant.FromUtc(2024, 1, 1, 0, 0)],
        [typeof(LocalDate)] =
            [
                LocalDate.MinIsoValue, LocalDate.MaxIsoValue, default(LocalDate), Julian, new LocalDate(2024, 2, 29),
                new LocalDate(1970, 1, 1),
            ],
        [typeof(LocalTime)] = [LocalTime.MinValue, LocalTime.MaxValue],
        [typeof(YearMonth)] = [default(YearMonth), new YearMonth(9999, 12), new YearMonth(2024, 2)],
        [typeof(AnnualDate)] = [default(AnnualDate), new AnnualDate(2, 29)],
        [typeof(Duration)] = [Duration.MinValue, Duration.MaxValue, Duration.Zero, Duration.FromDays(1)],
        [typeof(Interval)] = [new Interval(null, null), new Interval(Instant.MinValue, Instant.MaxValue), default(Interval)],
        [typeof(DateTimeZone)] =
            [DateTimeZone.Utc, DateTimeZoneProviders.Tzdb["Pacific/Kiritimati"], DateTimeZoneProviders.Tzdb["America/Sao_Paulo"]],
        [typeof(CultureInfo)] = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de-AT"), CultureInfo.GetCultureInfo("ar-SA")],
        [typeof(Type)] = [typeof(int), typeof(CustomerEvent)],
        [typeof(object)] = ["a", 1, default(CustomerEvent)],
        [typeof(TimeSpan)] = [TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero],
        [typeof(StageRules<CustomerFacts>)] = [LifecycleMarketingRules.Default, BuyerLifecycleRules.Default.WithKeys()],
        [typeof(StageRules<CustomerFacts, string>)] =
            [LifecycleMarketingRules.Default.WithKeys(), BuyerLifecycleRules.Default.WithKeys()],
        [typeof(IStageClassifier<CustomerFacts, string>)] = [RelationshipCycleRules.Default.WithKeys()],
        [typeof(IStageClassifier<CustomerFacts>)] = [RelationshipCycleRules.Default.WithKeys()],
        [typeof(StageModel<string>)] = [LifecycleMarketingRules.Default.WithKeys().Model],
        [typeof(StageModel)] = [LifecycleMarketingRules.Default.WithKeys().Model],
        [typeof(Expression<Func<CustomerFacts, bool>>)] =
            [(Expression<Func<CustomerFacts, bool>>)(f => f.Orders > 1), (Expression<Func<CustomerFacts, bool>>)(f => f.Orders % 2 == 0)],
    };

    private readonly Dictionary<Type, List<object>> _returned = [];

    /// <summary>Keeps what a member returned, to be given to others.</summary>
    public void Keep(object? value)
    {
        if (value is null or string or ValueType and (int or double or bool or long or decimal))
        {
            return;
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            List<object> kept = _returned.TryGetValue(type, out List<object>? known) ? known : _returned[type] = [];
            if (kept.Count < MostKept)
            {
                kept.Add(value);
            }
            else
            {
                kept[random.Next(kept.Count)] = value;
            }
        }

        if (value is IEnumerable all and not string)
        {
            foreach (object item in all.Cast<object?>().Take(3).OfType<object>())
            {
                if (item is not IEnumerable)
                {
                    Keep(item);
                }
            }
        }
    }

    /// <summary>A value of a type; null now and then, and where nobody knows another.</summary>
    public object? Of(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return random.Next(4) == 0 ? null : Of(underlying, depth);
        }

        if (type == typeof(Utf8JsonWriter))
        {
            return new Utf8JsonWriter(new MemoryStream(), new JsonWriterOptions { SkipValidation = true });
        }

        if (!type.IsValueType && random.Next(8) == 0)
        {
            return null;
        }

        object[] returned = [.. _returned.Where(r => type.IsAssignableFrom(r.Key)).SelectMany(r => r.Value)];
        if (returned.Length > 0 && random.Next(3) > 0)
        {
            return returned[random.Next(returned.Length)];
        }

        if (Known.TryGetValue(type, out object?[]? known))
        {
            return known[random.Next(known.Length)];
        }

        if (type.IsEnum)
        {
            Array values = Enum.GetValuesAsUnderlyingType(type);
            return Enum.ToObject(type, random.Next(5) == 0 ? 99 : values.GetValue(random.Next(values.Length))!);
        }

        return type.IsArray && type.GetArrayRank() == 1 ? Array(type.GetElementType()!, depth)
            : type == typeof(long[,]) ? new long[,] { { long.MaxValue, 1 }, { 0, long.MaxValue } }
            : ElementOf(type) is { } element ? Array(element, depth)
            : typeof(Delegate).IsAssignableFrom(type) && !type.IsAbstract ? FunctionOf(type)
            : type.IsValueType ? Activator.CreateInstance(type)
            : returned.Length > 0 ? returned[random.Next(returned.Length)]
            : null;
    }

    private Array Array(Type element, int depth)
    {
        Array array = System.Array.CreateInstance(element, depth > 2 ? 0 : random.Next(4));
        for (int i = 0; i < array.Length; i++)
        {
            array.SetValue(Of(element, depth + 1), i);
        }

        return array;
    }

    private static Type? ElementOf(Type type) => type.IsGenericType && type.IsInterface && type.GetGenericArguments() is [var element]
        && type.IsAssignableFrom(element.MakeArrayType()) ? element : null;

    // A function that gives back the default, whatever it is asked.
    private static Delegate? FunctionOf(Type type)
    {
        MethodInfo invoke = type.GetMethod("Invoke")!;
        if (invoke.GetParameters().Any(p => p.ParameterType.IsByRef) || invoke.ReturnType.IsByRef)
        {
            return null;
        }

        return Expression.Lambda(
            type,
            invoke.ReturnType == typeof(void) ? Expression.Empty() : Expression.Default(invoke.ReturnType),
            invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType))).Compile();
    }
}
