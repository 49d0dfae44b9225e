using Microsoft.Extensions.Logging;

namespace CustomerLifecycle;

/// <summary>Is told by the cluster which part of the ring is this silo's, and passes it on.</summary>
internal sealed class SiloShareService(GrainId id, Silo silo, ILoggerFactory loggers, SiloShare share)
    : GrainService(id, silo, loggers), ISiloShareService
{
    public override async Task Start()
    {
        await base.Start().ConfigureAwait(true);
        share.Become(RingRange);
    }

    public override async Task OnRangeChange(IRingRange oldRange, IRingRange newRange, bool increased)
    {
        await base.OnRangeChange(oldRange, newRange, increased).ConfigureAwait(true);
        share.Become(newRange);
    }
}
