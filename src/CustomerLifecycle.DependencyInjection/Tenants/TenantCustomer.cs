using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>One customer of one tenant in one of the tenant's models: what tracking for tenants keeps and tells a customer by.</summary>
/// <remarks>
/// Its text is the customer's id in the store, in <see cref="StageChange{TStage}.Customer"/> and in the calls of
/// <see cref="IStageTracking{TStage}"/>. Different customers never have the same text, whatever characters the ids are made of. The default
/// value is nobody.
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TenantCustomer
{
    private const char Separator = '/';

    /// <summary>Initializes a new instance of the <see cref="TenantCustomer"/> struct.</summary>
    /// <param name="tenant">The tenant's id, of any characters.</param>
    /// <param name="modelKey">The key of the model, in kebab case.</param>
    /// <param name="customer">The customer's id within the tenant, of any characters.</param>
    /// <exception cref="ArgumentException">The tenant is blank, or the key is not in kebab case.</exception>
    public TenantCustomer(string tenant, string modelKey, string customer)
    {
        Guard.Against.NullOrWhiteSpace(tenant);
        Guard.Against.Null(customer);
        Tenant = tenant;
        ModelKey = StageModel.Of(modelKey, TransitionPolicy.Free, "any").Key;
        Customer = customer;
    }

    /// <summary>Gets the tenant's id.</summary>
    public string Tenant { get; }

    /// <summary>Gets the key of the model.</summary>
    public string ModelKey { get; }

    /// <summary>Gets the customer's id within the tenant.</summary>
    public string Customer { get; }

    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The customer.</returns>
    /// <exception cref="FormatException">It is no such text; the message says how to make one.</exception>
    public static TenantCustomer Parse(string text)
    {
        Guard.Against.Null(text);
        return TryParse(text, out TenantCustomer customer)
            ? customer
            : throw new FormatException(
                $"'{text}' does not name a customer of a tenant; write new TenantCustomer(tenant, modelKey, customer).ToString().");
    }

    /// <summary>Reads what <see cref="ToString"/> has written, without an exception where it is something else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="customer">The customer; the default value where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is such a text.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantCustomer customer)
    {
        customer = default;
        if (text?.Split(Separator, 3) is not [{ } tenant, { } modelKey, { } id])
        {
            return false;
        }

        try
        {
            customer = new TenantCustomer(Unescape(tenant), modelKey, id);
        }
        catch (ArgumentException)
        {
            return false;
        }

        // Only what is written exactly so: two texts are never one customer either.
        bool isExact = string.Equals(customer.ToString(), text, StringComparison.Ordinal);
        customer = isExact ? customer : default;
        return isExact;
    }

    /// <summary>The customer as one text, independent of the machine's culture.</summary>
    /// <returns>
    /// E.g. <c>acme/club/ada</c>. In the tenant's id a slash is written <c>%2F</c> and a percent sign <c>%25</c>; the customer's id stands
    /// last, as it is. Empty for the default value.
    /// </returns>
    public override string ToString() =>
        Tenant is null ? string.Empty : $"{Escape(Tenant)}{Separator}{ModelKey}{Separator}{Customer}";

    private static string Escape(string tenant) =>
        tenant.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    private static string Unescape(string tenant) =>
        tenant.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
