using System.Runtime.InteropServices;

namespace CustomerLifecycle.Decisions;

/// <summary>From which value on somebody is in the top share of a base, which never holds more customers than the share.</summary>
/// <param name="Value">The least value of the top; infinite where nobody is in it.</param>
/// <param name="Tied">
/// The value of those who had to stay below because not all of them have room, and nothing tells them apart;
/// <see langword="null"/> where nobody had to.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TopLimit(double Value, double? Tied)
{
    private const double Rounding = 1e-9;

    /// <summary>How many whole customers a share of them is at most.</summary>
    public static int Room(int customers, double share) => (int)Math.Floor((share * customers) + Rounding);

    /// <summary>The limit of a share.</summary>
    public static TopLimit Of(double[] descending, double share) => OfFirst(descending, Room(descending.Length, share));

    /// <summary>The limit of so many customers at most: those whose like have no room stay below.</summary>
    public static TopLimit OfFirst(double[] descending, int room)
    {
        if (room == 0 || room >= descending.Length || descending[room - 1] > descending[room])
        {
            return new(room == 0 ? double.PositiveInfinity : descending[room - 1], TiedAtTheTop(descending, room));
        }

        double tied = descending[room];
        int above = Array.IndexOf(descending, tied);
        return new(above == 0 ? double.PositiveInfinity : descending[above - 1], tied);
    }

    /// <summary>Where there is room for nobody, those of the best value are told apart from nobody if there are several.</summary>
    private static double? TiedAtTheTop(double[] descending, int room) =>
        room == 0 && descending.Length > 1 && descending[0] == descending[1] ? descending[0] : null;
}
