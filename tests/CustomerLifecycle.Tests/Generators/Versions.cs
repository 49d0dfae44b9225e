using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CustomerLifecycle.Tests.Generators;

/// <summary>Events of which some are versions of one another: another time, amount or status, with a time stamp or without.</summary>
public sealed record Versions(CustomerEvent[] Events)
{
    private static readonly Gen<CustomerEvent> Versioned =
        from item in Generators.Events.One
        from hasId in Gen.Frequency((1, Gen.Constant(false)), (4, Gen.Constant(true)))
        from id in Gen.Choose(1, 4)
        from stamp in Gen.Choose(0, 4)
        select item with
        {
            Id = hasId ? $"e{id}" : null,
            UpdatedAt = stamp == 0 ? null : Instant.FromUtc(2024, 1, stamp, 0, 0),
        };

    private static readonly Gen<CustomerEvent> Orders = Versioned.Where(e => e.Kind == CustomerEventKind.Order);

    public static Arbitrary<Versions> Arbitrary() =>
    (
        from count in Gen.Choose(0, 25)
        from events in Gen.Frequency((2, Orders), (1, Versioned)).ListOf(count)
        select new Versions([.. events])).ToArbitrary();
}
