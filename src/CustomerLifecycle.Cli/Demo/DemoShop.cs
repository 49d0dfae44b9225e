using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Layouts;
using NodaTime;

namespace CustomerLifecycle.Cli.Demo;

/// <summary>
/// A made-up shop that looks like a real one: seasons, one-time buyers, loyal ones, lapsed ones, returns, referrals, all channels.
/// </summary>
/// <remarks>The same seed gives the same shop, event for event. Nothing in it is taken from a real shop.</remarks>
internal static class DemoShop
{
    public const int DefaultSeed = 20260101;
    public const int DefaultCustomers = 1_200;

    public static readonly LocalDate Opened = new(2024, 1, 1);
    public static readonly LocalDate AsOf = new(2025, 12, 31);

    /// <summary>Kinds of customers, and how many in a hundred are of each.</summary>
    private static readonly (int Share, Func<DemoCustomer, DemoCustomer> Live)[] Lives =
    [
        (17, c => c.Browse()),
        (17, c => c.SignUpAndWait()),
        (27, c => c.BuyOnce()),
        (18, c => c.BuyNowAndThen()),
        (12, c => c.BuyLoyally()),
        (9, c => c.SubscribeToContract()),
    ];

    public static Shop Shop { get; } = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Currency = "EUR" };

    public static InputCustomers Create(int seed = DefaultSeed, int customers = DefaultCustomers)
    {
        CustomerRecords records = new();
        foreach (CustomerRecord record in Events(seed, customers))
        {
            records.Add(record);
        }

        return InputCustomers.Of("the demo shop", Shop, records);
    }

    public static IEnumerable<CustomerRecord> Events(int seed, int customers)
    {
        for (int number = 1; number <= customers; number++)
        {
            // Every customer has a generator of their own, so that more customers leave the first ones as they are.
            DemoCustomer customer = new(new DemoRandom(unchecked((seed * 1_000_003) + number)), Shop.Zone, number);
            foreach (CustomerEvent item in Pick(customer.Random)(customer).Events.OrderBy(e => e.At))
            {
                yield return new CustomerRecord(FormattableString.Invariant($"D{number:0000}"), item) { Birthday = customer.Birthday };
            }
        }
    }

    private static Func<DemoCustomer, DemoCustomer> Pick(DemoRandom random)
    {
        int hundredth = random.Between(0, 99);
        foreach ((int share, Func<DemoCustomer, DemoCustomer> live) in Lives)
        {
            if ((hundredth -= share) < 0)
            {
                return live;
            }
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
