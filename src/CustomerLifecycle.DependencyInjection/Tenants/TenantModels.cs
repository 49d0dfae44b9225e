using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle;

/// <summary>The models of all tenants: added, replaced and removed while the application runs.</summary>
/// <remarks>
/// <para>
/// Models of a tenant are known by their keys; those of different tenants have nothing to do with each other, whatever their keys. What is
/// asked for is a model as it stands at that moment: who has it goes on with it, and whoever asks after a change has returned gets the new
/// one.
/// </para>
/// <para>
/// Nothing is kept on disk: fill it when the application starts, from where the tenants' definitions are
/// (<see cref="StageModelJson"/>).
/// </para>
/// </remarks>
/// <threadsafety>Safe from any thread; a reader sees all of a change or nothing of it, and never waits.</threadsafety>
public sealed class TenantModels
{
    /// <summary>
    /// The key under which the container has the tracking of tenants: <c>[FromKeyedServices(TenantModels.TrackingKey)]</c>.
    /// </summary>
    public const string TrackingKey = "tenants";

    private ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, TenantModel>> _all =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, TenantModel>>(StringComparer.Ordinal);

    /// <summary>Gets the tenants that have a model, in the order of their characters.</summary>
    public IReadOnlyList<string> Tenants => [.. Volatile.Read(ref _all).Keys];

    /// <summary>Gets a model of a tenant.</summary>
    /// <param name="tenant">The tenant's id.</param>
    /// <param name="modelKey">The key of the model.</param>
    /// <exception cref="KeyNotFoundException">
    /// There is no such tenant, or no such model of it; the message lists those there are.
    /// </exception>
    public TenantModel this[string tenant, string modelKey] =>
        TryGet(tenant, modelKey, out TenantModel? model) ? model : throw new KeyNotFoundException(WhatThereIs(tenant, modelKey));

    /// <summary>The models of a tenant.</summary>
    /// <param name="tenant">The tenant's id.</param>
    /// <returns>The models in the order of their keys, at one moment; empty for a tenant that has none.</returns>
    public IReadOnlyList<TenantModel> ModelsOf(string tenant)
    {
        Guard.Against.Null(tenant);
        return Volatile.Read(ref _all).TryGetValue(tenant, out ImmutableSortedDictionary<string, TenantModel>? models)
            ? [.. models.Values]
            : [];
    }

    /// <summary>Gets a model of a tenant where there is one.</summary>
    /// <param name="tenant">The tenant's id.</param>
    /// <param name="modelKey">The key of the model.</param>
    /// <param name="model">The model.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string tenant, string modelKey, [NotNullWhen(true)] out TenantModel? model)
    {
        Guard.Against.Null(tenant);
        Guard.Against.Null(modelKey);
        model = Volatile.Read(ref _all).GetValueOrDefault(tenant)?.GetValueOrDefault(modelKey);
        return model is not null;
    }

    /// <summary>Gives a tenant a model, in the place of the one with the same key.</summary>
    /// <param name="tenant">The tenant's id, of any characters.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The tenant is blank.</exception>
    public void Set(string tenant, TenantModel model)
    {
        Guard.Against.NullOrWhiteSpace(tenant);
        Guard.Against.Null(model);
        ImmutableInterlocked.Update(
            ref _all,
            static (all, item) => all.SetItem(
                item.Tenant,
                (all.GetValueOrDefault(item.Tenant) ?? ImmutableSortedDictionary.Create<string, TenantModel>(StringComparer.Ordinal))
                    .SetItem(item.Model.Classifier.Model.Key, item.Model)),
            (Tenant: tenant, Model: model));
    }

    /// <summary>Gives a tenant rules as a model, in the place of those with the same key.</summary>
    /// <param name="tenant">The tenant's id, of any characters.</param>
    /// <param name="classifier">The classifier, e.g. of <see cref="StageModelJson.Parse"/>.</param>
    /// <exception cref="ArgumentException">The tenant is blank.</exception>
    public void Set(string tenant, IStageClassifier<CustomerFacts, string> classifier) => Set(tenant, new TenantModel(classifier));

    /// <summary>
    /// Takes a model from a tenant. Customers tracked in it are kept and rest: nothing is told of them until the tenant has a model of this
    /// key again.
    /// </summary>
    /// <param name="tenant">The tenant's id.</param>
    /// <param name="modelKey">The key of the model.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string tenant, string modelKey)
    {
        Guard.Against.Null(tenant);
        Guard.Against.Null(modelKey);
        return ImmutableInterlocked.Update(
            ref _all,
            static (all, item) =>
            {
                if (all.GetValueOrDefault(item.Tenant) is not { } models)
                {
                    return all;
                }

                ImmutableSortedDictionary<string, TenantModel> left = models.Remove(item.Key);
                return left.IsEmpty ? all.Remove(item.Tenant) : all.SetItem(item.Tenant, left);
            },
            (Tenant: tenant, Key: modelKey));
    }

    /// <summary>The model in which a tracked customer is followed.</summary>
    /// <param name="trackedCustomer">The id that the customer is kept by: the text of a <see cref="TenantCustomer"/>.</param>
    /// <returns>The model as it stands now.</returns>
    /// <exception cref="FormatException">It is not the text of a <see cref="TenantCustomer"/>.</exception>
    /// <exception cref="KeyNotFoundException">
    /// There is no such tenant, or no such model of it; the message lists those there are.
    /// </exception>
    public TenantModel ModelOf(string trackedCustomer)
    {
        TenantCustomer customer = TenantCustomer.Parse(trackedCustomer);
        return this[customer.Tenant, customer.ModelKey];
    }

    private string WhatThereIs(string tenant, string modelKey)
    {
        IReadOnlyList<TenantModel> models = ModelsOf(tenant);
        if (models.Count > 0)
        {
            return $"The tenant '{tenant}' has no model '{modelKey}'; it has "
                + $"{string.Join(", ", models.Select(m => m.Classifier.Model.Key))}. Add one with Set(\"{tenant}\", model).";
        }

        IReadOnlyList<string> tenants = Tenants;
        return tenants.Count == 0
            ? $"No tenant has a model yet; add one with Set(\"{tenant}\", model)."
            : $"There is no tenant '{tenant}'; those with models are {Some(tenants)}. Add one with Set(\"{tenant}\", model).";
    }

    /// <summary>A message is read by a person, and there may be thousands of tenants.</summary>
    private static string Some(IReadOnlyList<string> tenants)
    {
        const int Most = 20;
        string named = string.Join(", ", tenants.Take(Most).Select(t => $"'{t}'"));
        return tenants.Count > Most ? $"{named} and {tenants.Count - Most} more" : named;
    }
}
