using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using NodaTime.Text;
using Orleans.Concurrency;

namespace CustomerLifecycle;

/// <summary>
/// Works on one customer in all trackings of the silo. Calls may interleave, because handlers record too, for the same customer and for
/// others who record back; what must be one after the other, tracking itself sees to.
/// </summary>
[Reentrant]
internal sealed class CustomerGrain(SiloTrackings trackings, HeldCustomers customers) : Grain, ICustomerGrain
{
    private HeldCustomer? _held;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _held = customers.Hold(Key);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        customers.LetGo(Key, _held!);
        return Task.CompletedTask;
    }

    public Task RecordAsync(CustomerCall call, string events, CancellationToken cancellationToken)
    {
        CustomerEvent[] all = JsonSerializer.Deserialize<CustomerEvent[]>(events)!;
        return EachAsync(
            call,
            tracking => tracking.RecordAsync(call.Customer, all, cancellationToken),
            (person, forwarded) => person.RecordAsync(forwarded, events, cancellationToken),
            cancellationToken);
    }

    public Task CorrectAsync(CustomerCall call, string mended, CancellationToken cancellationToken)
    {
        CustomerEvent item = JsonSerializer.Deserialize<CustomerEvent>(mended);
        return EachAsync(
            call,
            tracking => tracking.CorrectAsync(call.Customer, item, cancellationToken),
            (person, forwarded) => person.CorrectAsync(forwarded, mended, cancellationToken),
            cancellationToken);
    }

    public Task RemoveAsync(CustomerCall call, string kind, string id, CancellationToken cancellationToken) => EachAsync(
        call,
        tracking => tracking.RemoveAsync(call.Customer, EventKind.Of(kind), id, cancellationToken),
        (person, forwarded) => person.RemoveAsync(forwarded, kind, id, cancellationToken),
        cancellationToken);

    public Task AdvanceAsync(string tracking, string now, CancellationToken cancellationToken) =>
        trackings.Get(tracking).AdvanceAsync(Key, InstantPattern.ExtendedIso.Parse(now).GetValueOrThrow(), cancellationToken);

    public Task MergeAsync(CustomerCall call, string from, CancellationToken cancellationToken) => EachAsync(
        call,
        async tracking =>
        {
            string other = await tracking.LeaderOfAsync(from, cancellationToken).ConfigureAwait(true);
            try
            {
                await tracking.MergeAsync(from, call.Customer, cancellationToken).ConfigureAwait(true);
            }
            finally
            {
                await TellToForgetAsync([from, other, call.Customer]).ConfigureAwait(true);
            }
        },
        (person, forwarded) => person.MergeAsync(forwarded, from, cancellationToken),
        cancellationToken);

    public Task UnmergeAsync(CustomerCall call, CancellationToken cancellationToken) => EachAsync(
        call,
        async tracking =>
        {
            try
            {
                await tracking.UnmergeAsync(call.Customer, cancellationToken).ConfigureAwait(true);
            }
            finally
            {
                await TellToForgetAsync([call.Customer]).ConfigureAwait(true);
            }
        },
        (person, forwarded) => person.UnmergeAsync(forwarded, cancellationToken),
        cancellationToken);

    public async Task<StageText[]> StagesAsync(string culture, CancellationToken cancellationToken)
    {
        CultureInfo words = CultureInfo.GetCultureInfo(culture);
        List<StageText> stages = [];
        foreach (ISiloTracking tracking in trackings.All)
        {
            if (await tracking.StageOfAsync(Key, words, cancellationToken).ConfigureAwait(true) is { } stage)
            {
                stages.Add(stage);
            }
        }

        return [.. stages];
    }

    public Task<string?> FindAsync(string tracking, CancellationToken cancellationToken) =>
        trackings.Get(tracking).FindAsync(Key, cancellationToken);

    public async Task<string?> ExportAsync(CancellationToken cancellationToken)
    {
        CustomerExport? export = null;
        foreach (ISiloTracking tracking in trackings.All)
        {
            export = await tracking.ExportAsync(export, Key, cancellationToken).ConfigureAwait(true);
        }

        return export?.ToJson();
    }

    public async Task<bool> EraseAsync(CustomerCall call, CancellationToken cancellationToken)
    {
        bool isKnown = false;
        await EachAsync(
            call,
            async tracking =>
            {
                IReadOnlyList<string> ids = await tracking.IdsOfAsync(call.Customer, cancellationToken).ConfigureAwait(true);
                try
                {
                    isKnown |= await tracking.EraseAsync(call.Customer, cancellationToken).ConfigureAwait(true);
                }
                finally
                {
                    await TellToForgetAsync([.. ids, call.Customer]).ConfigureAwait(true);
                }
            },
            async (person, forwarded) => isKnown |= await person.EraseAsync(forwarded, cancellationToken).ConfigureAwait(true),
            cancellationToken).ConfigureAwait(true);
        return isKnown;
    }

    public Task ForgetAsync()
    {
        _held!.Forget();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Does something in each tracking, here or where the person is whom this id was merged into. What fails in one does not keep it from
    /// the others; the first failure is the caller's.
    /// </summary>
    private async Task EachAsync(
        CustomerCall call,
        Func<ISiloTracking, Task> here,
        Func<ICustomerGrain, CustomerCall, Task> there,
        CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? first = null;
        foreach (ISiloTracking tracking in call.Tracking is { } name ? [trackings.Get(name)] : trackings.All)
        {
            try
            {
                // Whoever was passed on stays: who is merged into whom may change on the way, and versions see to that.
                string person = call.Tracking is null
                    ? await tracking.LeaderOfAsync(call.Customer, cancellationToken).ConfigureAwait(true)
                    : Key;
                await (string.Equals(person, Key, StringComparison.Ordinal)
                    ? here(tracking)
                    : there(GrainFactory.GetGrain<ICustomerGrain>(person), call with { Tracking = tracking.Name })).ConfigureAwait(true);
            }
#pragma warning disable CA1031 // Thrown again when the others have had their turn.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        first?.Throw();
    }

    private Task TellToForgetAsync(IEnumerable<string> customers) => Task.WhenAll(customers
        .Distinct(StringComparer.Ordinal)
        .Where(id => !string.Equals(id, Key, StringComparison.Ordinal))
        .Select(id => GrainFactory.GetGrain<ICustomerGrain>(id).ForgetAsync()));
}
