
namespace CustomerLifecycle;

/// <summary>Finds the model of a tracked customer by the tenant and model key that the customer's id holds.</summary>
internal sealed class ModelsOfTenants(TenantModels tenants, Shop shop) : ITrackedModels<string>
{
    public TrackedModel<string> ModelOf(string customer)
    {
        TenantModel model = tenants.ModelOf(customer);
        return new TrackedModel<string>(model.Classifier, model.Policy, model.Shop ?? shop, model.TellRuleChanges);
    }

    public bool MayBeOnePerson(string one, string other) =>
        TenantCustomer.Parse(one) is var first
        && TenantCustomer.Parse(other) is var second
        && (first.Tenant, first.ModelKey) == (second.Tenant, second.ModelKey);

    /// <summary>Whoever is no customer of a tenant is not at rest: the work on them says what is wrong.</summary>
    public bool IsAtRest(string customer) =>
        TenantCustomer.TryParse(customer, out TenantCustomer found) && !tenants.TryGet(found.Tenant, found.ModelKey, out _);
}
