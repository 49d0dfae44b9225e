using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>The customers that this silo sees to when time passes: those whose grain lies in its part of the ring.</summary>
internal sealed class SiloShare(IGrainFactory grains) : ITrackingPartition
{
    private volatile IRingRange? _range;

    /// <summary>Takes over another part of the ring; counts for whoever is looked at from now on.</summary>
    public void Become(IRingRange range) => _range = range;

    /// <summary>Before the silo has its part, nobody is its own.</summary>
    public bool IsOwn(string customer) => _range?.InRange(GrainOf(customer).GetGrainId()) == true;

    public Task AdvanceAsync(string tracking, string customer, Instant now, CancellationToken cancellationToken) =>
        GrainOf(customer).AdvanceAsync(tracking, InstantPattern.ExtendedIso.Format(now), cancellationToken);

    private ICustomerGrain GrainOf(string customer) => grains.GetGrain<ICustomerGrain>(customer);
}
