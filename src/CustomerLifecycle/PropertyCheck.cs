using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>Checks what properties are set to, and names the property where it is wrong.</summary>
internal static class PropertyCheck
{
    /// <summary>The value where it lies in a range, ends included; not-a-number lies outside every one.</summary>
    public static T InRange<T>(T value, T least, T most, [CallerMemberName] string name = "")
        where T : IComparable<T>
    {
        // Not-a-number compares as less than anything.
        return value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{name} must be a number from {least} to {most}."));
    }

    /// <summary>The value where it lies between two ends, which do not belong to it.</summary>
    public static double Between(double value, double low, double high, [CallerMemberName] string name = "") => value > low && value < high
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{name} must be more than {low} and less than {high}."));

    /// <summary>The value where it is finite and above another.</summary>
    public static double Above(double value, double least, [CallerMemberName] string name = "") => value > least && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{name} must be a finite number above {least}."));

    /// <summary>The value where there is one.</summary>
    public static T NotNull<T>(T value, [CallerMemberName] string name = "") =>
        value is null ? throw new ArgumentNullException(nameof(value), $"{name} must not be null.") : value;
}
