using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>An event in 32 bytes without a reference, so that millions of them cost the collector nothing.</summary>
/// <param name="Ticks">When it happened.</param>
/// <param name="Amount">The digits of the amount.</param>
/// <param name="Id">
/// 0: none; above 0: one more than the number that the id is, as most are; below 0: the place of its text (<see cref="PackedTexts"/>).
/// </param>
/// <param name="Further">
/// 0: nothing; above 0: the place of its labels; below 0: the place of the event as it is, where it carries what does not fit here.
/// </param>
/// <param name="Kind">What happened.</param>
/// <param name="Scale">How many digits of the amount are decimals.</param>
/// <param name="Purchase">
/// Status and selling of an order, and whether what the event refers to is its id (<see cref="RefersToItsId"/>).
/// </param>
/// <param name="Tag">What the owner notes of it.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PackedEvent(
    long Ticks, long Amount, long Id, int Further, byte Kind, byte Scale, byte Purchase, byte Tag)
{
    /// <summary>Set where the reference is the id, as a return refers to its order: no two events share such a text.</summary>
    public const byte RefersToItsId = 0x80;
}
