using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NodaTime;
using static System.FormattableString;

namespace CustomerLifecycle;

/// <summary>What the library refuses beside what Ardalis.GuardClauses knows, said as <c>Guard.Against</c> says it.</summary>
/// <remarks>
/// Every guard returns what it lets through. Within a property the message names the property instead of <c>value</c>. Ranges refuse
/// not-a-number, which a plain comparison would let pass. Those that every event and every fact goes through are inlined: what is let
/// through costs a comparison, as if it were written in place.
/// </remarks>
internal static class Guards
{
    /// <summary>The most that one event can be worth.</summary>
    public const decimal MostAmount = 1_000_000_000_000_000_000m;

    /// <summary>Refuses a property that is set to nothing.</summary>
    public static T Missing<T>(
        this IGuardClause guard,
        [NotNull] T? input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        input ?? throw new ArgumentNullException(parameterName, $"{Subject(parameterName, member)} must not be null.");

    /// <summary>Refuses nothing in the place of an item, when that is reached.</summary>
    public static IEnumerable<T> NothingWithin<T>(
        this IGuardClause guard,
        IEnumerable<T> input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "") =>
        input.Select(item => item ?? throw new ArgumentNullException(parameterName, $"{parameterName} must not contain null."));

    /// <summary>Refuses infinity and not-a-number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NotFinite(
        this IGuardClause guard,
        double input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        double.IsFinite(input) ? input : throw OutOfRange(input, "a finite number", parameterName, member);

    /// <summary>Refuses what is not a finite number above another.</summary>
    public static double NotFiniteAbove(
        this IGuardClause guard,
        double input,
        double low,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        input > low && double.IsFinite(input)
            ? input
            : throw OutOfRange(input, Invariant($"a finite number above {low}"), parameterName, member);

    /// <summary>Refuses what is not a finite number from another one up.</summary>
    public static double NotFiniteFrom(
        this IGuardClause guard,
        double input,
        double least,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        input >= least && double.IsFinite(input)
            ? input
            : throw OutOfRange(input, Invariant($"a finite number, {least} or more"), parameterName, member);

    /// <summary>Refuses not-a-number; infinity is let through.</summary>
    public static double NaN(
        this IGuardClause guard,
        double input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        double.IsNaN(input) ? throw OutOfRange(input, "a number", parameterName, member) : input;

    /// <summary>Refuses what does not lie in a range, whose ends belong to it.</summary>
    public static T OutsideOf<T>(
        this IGuardClause guard,
        T input,
        T least,
        T most,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "")
        where T : struct, IComparable<T> =>
        // Not-a-number compares as less than anything.
        input.CompareTo(least) >= 0 && input.CompareTo(most) <= 0
            ? input
            : throw OutOfRange(input, Invariant($"a number from {least} to {most}"), parameterName, member);

    /// <summary>
    /// Refuses an amount below 0, or above what one event can be worth, so that sums of them stay within what a decimal holds. Zero with a
    /// minus sign is let through, which <c>decimal.IsNegative</c> takes for less.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal NoAmount(
        this IGuardClause guard,
        decimal input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        input is >= 0 and <= MostAmount
            ? input
            : throw OutOfRange(
                input, input < 0 ? "0 or more" : Invariant($"{MostAmount} or less"), parameterName, member);

    /// <summary>Refuses what is less than another.</summary>
    public static T Below<T>(
        this IGuardClause guard,
        T input,
        T least,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "")
        where T : struct, IComparable<T> =>
        input.CompareTo(least) >= 0 ? input : throw OutOfRange(input, Invariant($"{least} or more"), parameterName, member);

    /// <summary>Refuses what is not more than another.</summary>
    public static T NotAbove<T>(
        this IGuardClause guard,
        T input,
        T low,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "")
        where T : struct, IComparable<T> =>
        input.CompareTo(low) > 0 ? input : throw OutOfRange(input, Invariant($"more than {low}"), parameterName, member);

    /// <summary>Refuses a share of nothing, of everything, or of no kind.</summary>
    public static double NotAShare(
        this IGuardClause guard,
        double input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        input is > 0 and < 1 ? input : throw OutOfRange(input, "more than 0 and less than 1", parameterName, member);

    /// <summary>Refuses a value that an enum does not define.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TEnum Undefined<TEnum>(
        this IGuardClause guard,
        TEnum input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "")
        where TEnum : struct, Enum =>
        Enum.IsDefined(input)
            ? input
            : throw OutOfRange(input, $"one of {string.Join(", ", Enum.GetNames<TEnum>())}", parameterName, member);

    /// <summary>Refuses a date of another calendar: days are counted in the ISO calendar.</summary>
    public static LocalDate NotIso(
        this IGuardClause guard,
        LocalDate input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "",
        [CallerMemberName] string member = "") =>
        input.Calendar == CalendarSystem.Iso
            ? input
            : throw new ArgumentException(
                $"{Subject(parameterName, member)} is in the {input.Calendar.Name} calendar; use the ISO calendar.",
                parameterName);

    /// <summary>Refuses what is no key in kebab case.</summary>
    public static string NotKebabCase(
        this IGuardClause guard,
        [NotNull] string? input,
        [CallerArgumentExpression(nameof(input))] string parameterName = "")
    {
        guard.Null(input, parameterName);
        return KebabKey.IsKebabCase(input)
            ? input
            : throw new ArgumentException(
                $"'{input}' is not a key: use lower-case letters and digits with single hyphens between words, e.g. 'win-back'.",
                parameterName);
    }

    private static ArgumentOutOfRangeException OutOfRange<T>(T input, string expected, string parameterName, string member) =>
        new(parameterName, input, $"{Subject(parameterName, member)} must be {expected}.");

    private static string Subject(string parameterName, string member) =>
        string.Equals(parameterName, "value", StringComparison.Ordinal) ? member : parameterName;
}
