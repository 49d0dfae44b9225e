using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>How those methods are compiled through which each row of a large file goes.</summary>
internal static class RowPath
{
    /// <summary>
    /// Well at the first call. A tool that is compiled ahead ends before its code is compiled again: in a profile, a third of the first
    /// half second with rows went to code that was made without inlining across assemblies. Helpers of such methods are inlined, so that
    /// none is left to be compiled in haste.
    /// </summary>
    public const MethodImplOptions Compiled = MethodImplOptions.AggressiveOptimization;
}
