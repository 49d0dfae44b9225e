using System.Runtime.InteropServices;

namespace CustomerLifecycle.Decisions;

/// <summary>Another product, and how many customers bought both.</summary>
/// <param name="Product">The other product.</param>
/// <param name="Customers">How many bought both.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BoughtTogether(BoughtProduct Product, int Customers);
