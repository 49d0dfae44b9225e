using System.Runtime.InteropServices;

namespace CustomerLifecycle.Decisions;

/// <summary>How long what was bought of a product lasted.</summary>
/// <param name="Days">How many days.</param>
/// <param name="Quantity">How many units.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProductUse(int Days, double Quantity);
