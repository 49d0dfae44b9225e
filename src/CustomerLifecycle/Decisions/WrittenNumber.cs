namespace CustomerLifecycle.Decisions;

/// <summary>A number in a reason that is no amount: it is written with its own decimals once the language is known.</summary>
/// <param name="Value">The number.</param>
/// <param name="Format">How many decimals, e.g. <c>0.0</c>.</param>
internal readonly record struct WrittenNumber(double Value, string Format);
