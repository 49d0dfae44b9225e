using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Keeps tracked customers in the tables that a context of one's own has mapped.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// <para>
/// <see cref="EntityFrameworkTrackingExtensions.UseEntityFramework{TStage, TContext}"/> makes one for each operation, with a context of its
/// own; so what it registers is safe from any thread.
/// </para>
/// <para>
/// A save is one <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>: state, due date, undelivered changes and rows of
/// transitions, all
/// or nothing. Whatever else was changed in the context goes with it.
/// </para>
/// </remarks>
/// <threadsafety>As its context: one operation at a time.</threadsafety>
public sealed class EfStageStore<TStage> : IStageStore<TStage>
    where TStage : notnull
{
    private readonly DbContext _context;
    private readonly TrackedModels<TStage> _models;
    private readonly IEntityType _customers;

    /// <summary>Initializes a new instance of the <see cref="EfStageStore{TStage}"/> class.</summary>
    /// <param name="context">The context; whoever made it disposes of it.</param>
    /// <param name="models">What customers are tracked in, and under which name they are kept.</param>
    /// <exception cref="InvalidOperationException">The context's model lacks the tables.</exception>
    /// <exception cref="ArgumentException">
    /// The name of the tracking is longer than its column, or no text that databases keep.
    /// </exception>
    public EfStageStore(DbContext context, TrackedModels<TStage> models)
    {
        _context = Guard.Against.Null(context);
        _models = Guard.Against.Null(models);
        _customers = context.Model.FindEntityType(typeof(TrackedCustomerRow)) ?? throw new InvalidOperationException(
            $"The model of {context.GetType().Name} has no tables for tracked customers; "
                + $"call modelBuilder.{nameof(CustomerLifecycleModelBuilderExtensions.AddCustomerLifecycle)}() in its OnModelCreating.");
        EnsureFits(nameof(TrackedCustomerRow.Tracking), models.Name, nameof(StageTrackingTables.KeyLength));
    }

    /// <inheritdoc/>
    public async ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken)
    {
        if (!KeyText.IsKeepable(Guard.Against.Null(customer)))
        {
            return null;
        }

        var found = await Rows(customer)
            .Select(c => new { c.State, c.Version })
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        return found is null
            ? null
            : TrackedCustomerJson.Read(found.State, _models.ModelOf(customer).Classifier.Model, found.Version);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The customer's id is longer than its column, or no text that databases keep.</exception>
    /// <exception cref="DbUpdateException">The database refuses; nothing was saved.</exception>
    public async ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken)
    {
        Guard.Against.Null(customer);
        string id = customer.State.Customer;
        EnsureFits(nameof(TrackedCustomerRow.Customer), id, nameof(StageTrackingTables.CustomerLength));
        TrackedModel<TStage> model = _models.ModelOf(id);
        List<StageTransitionRow> before = customer.Version == 0
            ? []
            : await Transitions(id).OrderBy(t => t.Number).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<EntityEntry> entries = [Enter(customer, model)];
        try
        {
            foreach ((StageTransitionRow row, EntityState state) in
                new TransitionRows<TStage>(_models.Name, model, customer, before).Changes())
            {
                EntityEntry entry = _context.Entry(row);
                entry.State = state;
                entries.Add(entry);
            }

            await _context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Which error says "somebody was faster" depends on the database and on which row came first; the version does not.
            if (await VersionOfAsync(id, cancellationToken).ConfigureAwait(false) != customer.Version)
            {
                return false;
            }

            throw;
        }
        finally
        {
            foreach (EntityEntry entry in entries)
            {
                entry.State = EntityState.Detached;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken)
    {
        return KeyText.IsKeepable(Guard.Against.Null(customer))
            && await Rows(customer).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken)
    {
        long ticks = until.ToUnixTimeTicks();
        return AllAsync(
            Tracked().Where(c => c.DueAt <= ticks).OrderBy(c => c.DueAt).ThenBy(c => c.Customer).Select(c => c.Customer),
            cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => AllAsync(
        Tracked().Where(c => c.Undelivered > 0).OrderBy(c => c.Customer).Select(c => c.Customer), cancellationToken);

    /// <summary>All of them before the first: customers are saved while these are gone through, and some databases block then.</summary>
    private static async IAsyncEnumerable<string> AllAsync(
        IQueryable<string> customers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string customer in await customers.ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return customer;
        }
    }

    private EntityEntry<TrackedCustomerRow> Enter(TrackedCustomer<TStage> customer, TrackedModel<TStage> model)
    {
        EntityEntry<TrackedCustomerRow> entry = _context.Entry(new TrackedCustomerRow
        {
            Tracking = _models.Name,
            Customer = customer.State.Customer,
            Version = customer.Version + 1,
            DueAt = customer.State.DueAt?.ToUnixTimeTicks(),
            Undelivered = customer.Undelivered.Count,
            State = TrackedCustomerJson.Write(customer, model.Classifier.Model),
        });
        entry.State = customer.Version == 0 ? EntityState.Added : EntityState.Modified;
        entry.Property(c => c.Version).OriginalValue = customer.Version;
        return entry;
    }

    private IQueryable<TrackedCustomerRow> Tracked()
    {
        string tracking = _models.Name;
        return _context.Set<TrackedCustomerRow>().AsNoTracking().Where(c => c.Tracking == tracking);
    }

    private IQueryable<TrackedCustomerRow> Rows(string customer) => Tracked().Where(c => c.Customer == customer);

    private IQueryable<StageTransitionRow> Transitions(string customer)
    {
        string tracking = _models.Name;
        return _context.Set<StageTransitionRow>().AsNoTracking().Where(t => t.Tracking == tracking && t.Customer == customer);
    }

    private Task<long> VersionOfAsync(string customer, CancellationToken cancellationToken) =>
        Rows(customer).Select(c => c.Version).FirstOrDefaultAsync(cancellationToken);

    private void EnsureFits(string column, string text, string option)
    {
        if (_customers.FindProperty(column)?.GetMaxLength() is { } most && text.Length > most)
        {
            throw new ArgumentException(
                $"'{text}' has {text.Length} characters, and the column {column} of tracked customers holds {most}; make it longer with "
                    + $"{nameof(CustomerLifecycleModelBuilderExtensions.AddCustomerLifecycle)}(t => t.{option} = …) and add a migration.",
                nameof(text));
        }

        if (!KeyText.IsKeepable(text))
        {
            throw new ArgumentException(
                $"The {column} {JsonSerializer.Serialize(text)} holds U+0000 or half of a character, which databases do not keep; "
                    + "give it an id without.",
                nameof(text));
        }
    }
}
