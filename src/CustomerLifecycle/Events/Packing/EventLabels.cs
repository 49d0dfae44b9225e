using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>What many events have in common.</summary>
/// <param name="Reference">What they are about.</param>
/// <param name="Channel">Where they came from.</param>
/// <param name="Currency">The currency of their amounts.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventLabels(string? Reference, string? Channel, string? Currency);
