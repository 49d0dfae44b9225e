using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit.Abstractions;

namespace CustomerLifecycle.Tests.Surface;

/// <summary>The public surface, called with arguments that nobody should give, throws only what it documents, and soon answers.</summary>
public sealed class HostileArgumentsTests(ITestOutputHelper log)
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);

    private static readonly DocumentedExceptions Documented = new(typeof(CustomerEvent).Assembly);

    private static readonly MethodInfo Copying =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodBase[] Surface =
    [
        .. typeof(CustomerEvent).Assembly.GetExportedTypes()
            .Where(t => !typeof(Delegate).IsAssignableFrom(t) && !t.IsEnum && !t.IsInterface)
            .Select(Closed)
            .SelectMany(MembersOf)
            .Where(m => !m.GetParameters().Any(p => IsByRefLike(p.ParameterType)))
            .Where(m => m is not MethodInfo method || !IsByRefLike(method.ReturnType))
            .OrderBy(m => m.DeclaringType!.FullName, StringComparer.Ordinal)
            .ThenBy(m => m.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>How many calls: enough to see every member some times; more where asked for (SURFACE_CALLS).</summary>
    private static int Calls =>
        int.TryParse(Environment.GetEnvironmentVariable("SURFACE_CALLS"), CultureInfo.InvariantCulture, out int calls) ? calls : 5_000;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("SURFACE_SEED"), CultureInfo.InvariantCulture, out int seed) ? seed : 20_261;

    [Fact]
    public void EveryPublicMember_ThrowsOnlyWhatItDocuments_AndAnswersSoon()
    {
        log.WriteLine($"SURFACE_SEED={Seed} SURFACE_CALLS={Calls}, {Surface.Length} members");
        Random random = new(Seed);
        HostileValues values = new(random);
        SortedSet<string> wrong = new(StringComparer.Ordinal);
        for (int call = 0; call < Calls; call++)
        {
            MethodBase member = Surface[call < 2 * Surface.Length ? call % Surface.Length : random.Next(Surface.Length)];
            object? target = member.IsStatic || member is ConstructorInfo ? null : values.Of(member.DeclaringType!);
            if (target is null && !member.IsStatic && member is not ConstructorInfo)
            {
                continue;
            }

            if (member.Name.StartsWith("set_", StringComparison.Ordinal))
            {
                // Reflection may set what only an initializer may: then on a copy, as "with" does.
                target = Copying.Invoke(target, null);
            }

            object?[] arguments = [.. member.GetParameters().Select(p => values.Of(ElementOf(p.ParameterType)))];
            if (Call(member, target, arguments, values) is { } failure)
            {
                wrong.Add($"{member.DeclaringType!.Name}.{member}: {failure}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Prepend($"{wrong.Count} (SURFACE_SEED={Seed})")));
    }

    private static string? Call(MethodBase member, object? target, object?[] arguments, HostileValues values)
    {
        object? result = null;
        Exception? thrown = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    result = member is ConstructorInfo made ? made.Invoke(arguments) : member.Invoke(target, arguments);
                    result = result is IEnumerable all and not string ? all.Cast<object?>().Take(1_000).ToArray() : result;
                }
                catch (TargetInvocationException e)
                {
                    thrown = e.InnerException;
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            maxStackSize: 16 << 20)
        { IsBackground = true };
        Stopwatch watch = Stopwatch.StartNew();
        thread.Start();
        if (!thread.Join(LongestCall))
        {
            return "no answer in time";
        }

        if (thrown is null)
        {
            values.Keep(result);
            values.Keep(target);
            return null;
        }

        bool isNull = thrown is ArgumentNullException && arguments.Any(HoldsNothing);
        return isNull || Documented.Name(member, thrown)
            ? null
            : $"{thrown.GetType().Name}: {thrown.Message.Split('\n')[0]} {thrown.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
    }

    private static bool HoldsNothing(object? argument) =>
        argument is null
            || argument is System.Collections.Immutable.ImmutableArray<string> { IsDefault: true }
            || (argument is IEnumerable all and not string && all.Cast<object?>().Take(10).Any(HoldsNothing))
            || (argument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
                && type.GetProperty("Value")!.GetValue(argument) is null);

    private static IEnumerable<MethodBase> MembersOf(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetConstructors()
            .Where(_ => !type.IsAbstract)
            .Concat<MethodBase>(type.GetMethods(all)
                .Where(m => !m.IsAbstract || !m.DeclaringType!.IsInterface)
                .Where(m => m.Name is not "Deconstruct" and not "<Clone>$")
                .Select(m => m.IsGenericMethodDefinition ? Closed(m) : m)
                .OfType<MethodInfo>());
    }

    private static Type Closed(Type type) => type.IsGenericTypeDefinition
        ? type.MakeGenericType([.. type.GetGenericArguments().Select(Argument)])
        : type;

    private static MethodInfo? Closed(MethodInfo method)
    {
        try
        {
            return method.MakeGenericMethod([.. method.GetGenericArguments().Select(Argument)]);
        }
        catch (ArgumentException)
        {
            return null; // Asks of its type what texts do not have.
        }
    }

    private static Type Argument(Type parameter) => parameter.Name switch
    {
        "TFacts" => typeof(CustomerFacts),
        "TValue" when parameter.DeclaringType == typeof(Fact<>) => typeof(int),
        _ => typeof(string),
    };

    private static Type ElementOf(Type type) => type.IsByRef ? type.GetElementType()! : type;

    private static bool IsByRefLike(Type type) => ElementOf(type).IsByRefLike || type.IsPointer;
}
