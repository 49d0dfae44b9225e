using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Some of the customers of a store in memory, under a lock of their own.</summary>
internal sealed class InMemoryStageShard<TStage>
    where TStage : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TrackedCustomer<TStage>> _customers = new(StringComparer.Ordinal);

    // Customers are due at midnights, so that there are many of them and few instants, which are brought in order when they are asked for.
    private readonly Dictionary<Instant, HashSet<string>> _due = [];
    private readonly HashSet<string> _undelivered = new(StringComparer.Ordinal);

    public TrackedCustomer<TStage>? Find(string customer)
    {
        lock (_lock)
        {
            return _customers.GetValueOrDefault(customer);
        }
    }

    /// <summary>Keeps a customer, provided that the one who is kept has the version before.</summary>
    public bool Save(TrackedCustomer<TStage> customer)
    {
        string id = customer.State.Customer;
        lock (_lock)
        {
            TrackedCustomer<TStage>? before;
            if (customer.Version == 1)
            {
                before = null;
                if (!_customers.TryAdd(id, customer))
                {
                    return false;
                }
            }
            else
            {
                ref TrackedCustomer<TStage> kept = ref CollectionsMarshal.GetValueRefOrNullRef(_customers, id);
                if (Unsafe.IsNullRef(ref kept) || kept.Version + 1 != customer.Version)
                {
                    return false;
                }

                (before, kept) = (kept, customer);
            }

            if (before?.State.DueAt != customer.State.DueAt)
            {
                NoLongerDue(id, before);
                NowDue(id, customer);
            }

            if (customer.Undelivered.Count > 0)
            {
                _undelivered.Add(id);
            }
            else if (before?.Undelivered.Count > 0)
            {
                _undelivered.Remove(id);
            }

            return true;
        }
    }

    public bool Erase(string customer)
    {
        lock (_lock)
        {
            if (!_customers.Remove(customer, out TrackedCustomer<TStage>? before))
            {
                return false;
            }

            NoLongerDue(customer, before);
            _undelivered.Remove(customer);
            return true;
        }
    }

    public (Instant At, string Customer)[] Due(Instant until)
    {
        lock (_lock)
        {
            return [.. _due.Where(due => due.Key <= until).SelectMany(due => due.Value, (due, customer) => (due.Key, customer))];
        }
    }

    public string[] Undelivered()
    {
        lock (_lock)
        {
            return [.. _undelivered];
        }
    }

    private void NowDue(string id, TrackedCustomer<TStage> customer)
    {
        if (customer.State.DueAt is { } due)
        {
            if (!_due.TryGetValue(due, out HashSet<string>? customers))
            {
                _due[due] = customers = new HashSet<string>(StringComparer.Ordinal);
            }

            customers.Add(id);
        }
    }

    private void NoLongerDue(string id, TrackedCustomer<TStage>? before)
    {
        if (before?.State.DueAt is { } due && _due[due] is var customers && customers.Remove(id) && customers.Count == 0)
        {
            _due.Remove(due);
        }
    }
}
