using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>What was bought of a product on one day.</summary>
/// <param name="On">The day.</param>
/// <param name="Quantity">How many.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProductDay(LocalDate On, double Quantity);
