using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>How often something happens of late beside how often it happened before.</summary>
/// <param name="Before">The day that the recent gaps begin with: what happened later is recent.</param>
/// <param name="Recently">What happened since.</param>
/// <param name="RecentDays">The mean days between the latest, up to the last one.</param>
/// <param name="EarlierDays">The mean days between those before.</param>
/// <param name="SlowerOn">The first day on which it is told as slower if nothing happens; not before the last one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Pace<TDay>(int Before, TDay Recently, double RecentDays, double EarlierDays, double SlowerOn)
    where TDay : struct, IDayOfMany<TDay>;
