using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>Advice about the customers of a file, from thresholds and products learnt from all of them.</summary>
internal sealed class ShopAdvice
{
    private readonly InputCustomers _customers;
    private readonly LocalDate _asOf;
    private readonly Advisor _advisor;

    /// <summary>Learns from the base as it was at the end of a day.</summary>
    public ShopAdvice(
        InputCustomers customers, LocalDate asOf, ReplenishmentPlan? supplies = null, double contactCost = 0, double discountCost = 0)
    {
        _customers = customers;
        _asOf = asOf;
        ProductPurchase[][] purchases = Purchases();
        Supplies = supplies ?? ReplenishmentPlan.Learn(purchases);
        AdvisorOptions options = new()
        {
            Replenishment = Supplies,
            Products = CoPurchases.Learn(purchases),
            WinBack = new WinBackPolicy { ContactCost = contactCost, DiscountCost = discountCost },
            ChurnOffer = new ChurnOfferPolicy { Cost = contactCost + discountCost },
        };
        _advisor = Advisor.Learn(customers.Customers.Select(c => c.Value), asOf, options);
    }

    public ReplenishmentPlan Supplies { get; }

    public Advice Of(string customer, CustomerHistory history, StageRules<CustomerFacts, string> rules) =>
        _advisor.Advise(history, rules, _asOf, _customers.PurchasesOf(customer), _customers.BirthdayOf(customer));

    private ProductPurchase[][] Purchases() => _customers.Customers.Keys
        .AsParallel()
        .AsOrdered()
        .Select(customer => _customers.PurchasesOf(customer).Where(p => p.On <= _asOf).ToArray())
        .ToArray();
}
