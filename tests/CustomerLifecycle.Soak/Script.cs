using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Soak;

/// <summary>
/// What happens to a part of the customers, as a function of seed and number alone, so that every process knows what those before it have
/// done, and the oracle what all of them should have.
/// </summary>
/// <remarks>Customers are in families of four; what concerns two ids concerns two of a family.</remarks>
internal sealed class Script(int seed, int worker, int customers)
{
    private const int Family = 4;

    private static readonly Instant Begin = Instant.FromUtc(2022, 1, 1, 0, 0);

    /// <summary>The first instant at which all that time brings has happened: a midnight, long after the last event.</summary>
    public static Instant End(int operations) =>
        Begin + Duration.FromDays((int)(TimeOf(operations) - Begin).TotalDays + 1000);

    /// <summary>When an operation is done.</summary>
    public static Instant TimeOf(int number) => Begin + Duration.FromMinutes(20L * number);

    public IEnumerable<string> Customers => Enumerable.Range(0, customers).Select(IdOf);

    public Operation this[int number]
    {
        get
        {
            Random random = Draw(number);
            int customer = random.Next(customers);
            string id = IdOf(customer);
            string relative = IdOf(RelativeOf(customer, random));
            int draw = random.Next(100);
            return draw switch
            {
                < 70 => First(id, number),
                < 82 => Again(number, id, random),
                < 86 => On(OperationKind.Correct, id, number, random),
                < 88 => On(OperationKind.Remove, id, number, random),
                < 90 => new Operation(OperationKind.Override, id, id, default, number),
                < 95 => new Operation(OperationKind.Merge, id, relative, default, number),
                < 99 => new Operation(OperationKind.Unmerge, id, id, default, number),
                _ => new Operation(OperationKind.Advance, id, id, default, number),
            };
        }
    }

    /// <summary>The same event once more, as it was or in another version, and now and then under another id.</summary>
    private Operation Again(int number, string customer, Random random)
    {
        if (Earlier(number, random) is not { } earlier)
        {
            return First(customer, number);
        }

        CustomerEvent item = random.Next(3) == 0 ? earlier.Event : NewVersion(earlier.Event, number, random);
        string id = random.Next(5) == 0 ? IdOf(RelativeOf(NumberOf(earlier.Customer), random)) : earlier.Customer;
        return new Operation(OperationKind.Record, id, id, item, number);
    }

    private Operation On(OperationKind kind, string customer, int number, Random random) => Earlier(number, random) is { } earlier
        ? new Operation(kind, earlier.Customer, earlier.Customer, NewVersion(earlier.Event, number, random), number)
        : First(customer, number);

    private Operation First(string customer, int number) =>
        new(OperationKind.Record, customer, customer, NewEvent(number), number);

    /// <summary>An event that was recorded for the first time a while ago.</summary>
    private Operation? Earlier(int number, Random random)
    {
        for (int tries = 0; tries < 20; tries++)
        {
            int earlier = number - 1 - random.Next(4000);
            if (earlier < 0)
            {
                continue;
            }

            // As the operation itself draws.
            Random drawn = Draw(earlier);
            int customer = drawn.Next(customers);
            RelativeOf(customer, drawn);
            if (drawn.Next(100) < 70)
            {
                return First(IdOf(customer), earlier);
            }
        }

        return null;
    }

    private static CustomerEvent NewVersion(in CustomerEvent item, int number, Random random) => item with
    {
        Status = item.Kind == CustomerEventKind.Order && random.Next(2) == 0 ? OrderStatus.Canceled : OrderStatus.Completed,
        Channel = random.Next(2) == 0 ? "web" : "store",
        UpdatedAt = TimeOf(number) - Duration.FromDays(random.Next(3) * 10) + Duration.FromTicks(number),
    };

    private CustomerEvent NewEvent(int number)
    {
        Random random = new(unchecked((Seed(number) * 16_777_619) ^ 17));

        // Most events come at once, some come late, and a few so late that years have to be worked out again.
        int lateness = random.Next(10) switch { < 6 => 0, < 9 => random.Next(40), _ => random.Next(800) };
        Instant at = TimeOf(number) - Duration.FromDays(lateness) - Duration.FromSeconds(random.Next(60));
        CustomerEvent item = random.Next(10) switch
        {
            < 5 => CustomerEvent.Order(at, random.Next(1, 200)),
            5 => CustomerEvent.Visit(at),
            6 => CustomerEvent.SignUp(at),
            7 => CustomerEvent.EmailOpened(at),
            8 => CustomerEvent.Own(SoakModels.Tasting, at),
            _ => CustomerEvent.Review(at, random.Next(1, 6)),
        };
        return item with { Id = string.Create(CultureInfo.InvariantCulture, $"{worker}-{number}") };
    }

    private Random Draw(int number) => new(Seed(number));

    private int Seed(int number) => unchecked((((seed * 31) + worker) * 1_000_003) + number);

    private int RelativeOf(int customer, Random random) => Math.Min((customer / Family * Family) + random.Next(Family), customers - 1);

    private string IdOf(int customer) => string.Create(CultureInfo.InvariantCulture, $"w{worker}-c{customer}");

    private static int NumberOf(string customer) => int.Parse(
        customer.AsSpan(customer.IndexOf("-c", StringComparison.Ordinal) + 2), CultureInfo.InvariantCulture);
}
