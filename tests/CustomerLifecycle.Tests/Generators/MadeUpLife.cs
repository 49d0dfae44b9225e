using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Tests.Generators;

/// <summary>
/// A life as people lead it, told in scenes: somebody notices, compares, buys in a rhythm, complains, falls silent, looks in again.
/// </summary>
internal sealed class MadeUpLife
{
    private readonly Random _random;
    private readonly LocalDate _today;
    private readonly List<CustomerEvent> _events = [];

    private MadeUpLife(Random random, LocalDate today)
    {
        _random = random;
        _today = today;
    }

    public IReadOnlyList<CustomerEvent> Events => _events;

    public IReadOnlyList<ProductPurchase>? Purchases { get; private set; }

    public AnnualDate? Birthday { get; private set; }

    public static MadeUpLife Of(Random random, LocalDate today)
    {
        MadeUpLife life = new(random, today);
        life.Tell();
        return life;
    }

    /// <summary>What everybody who drinks coffee bought: two kinds of coffee, a cheap and a dear grinder.</summary>
    public static CustomerEvent[] Basket(LocalDate day) =>
    [
        Bought(day, "coffee", "beans", 10),
        Bought(day.PlusDays(1), "espresso", "beans", 18),
        Bought(day.PlusDays(2), "grinder", "machines", 80),
    ];

    private static CustomerEvent Bought(LocalDate day, string product, string category, decimal amount) =>
        CustomerEvent.Order(At(day), amount) with { Reference = product, Category = category };

    private static Instant At(LocalDate day) => day.At(new LocalTime(12, 0)).InUtc().ToInstant();

    private void Tell()
    {
        Birthday = Maybe(0.2) ? new AnnualDate(_today.Month, _today.Day) : null;
        int silence = Pick(0, 0, 1, 3, 8, 20, 70, 100, 180, 200, 400);
        int seen = silence + Pick(0, 2, 10, 25, 100, 400);
        Scene(0.3, CustomerEvent.Impression, seen);
        Scene(0.5, CustomerEvent.SignUp, Between(silence, seen));
        for (int i = Pick(0, 0, 1, 2, 4); i > 0; i--)
        {
            int day = Between(silence, Math.Min(seen, silence + 8));
            Scene(0.8, CustomerEvent.Visit, day);
            Scene(0.6, CustomerEvent.ProductView, day);
            Scene(0.2, CustomerEvent.CartFilled, day);
        }

        Scene(0.2, CustomerEvent.EmailClicked, Between(silence, seen));
        Scene(0.2, CustomerEvent.CampaignResponse, Between(silence, seen));
        Scene(0.2, at => CustomerEvent.ProfileCompleted(at, Pick(10, 50, 90)), Between(silence, seen));
        Buy(silence);
        Contract();
        if (Maybe(0.15))
        {
            for (int i = Pick(1, 2, 4); i > 0; i--)
            {
                Scene(1, CustomerEvent.LoyaltyScan, Between(silence, seen));
            }
        }

        Speak(silence);
    }

    private void Buy(int silence)
    {
        int orders = Pick(0, 0, 1, 1, 2, 3, 4, 8, 12);
        int gap = Pick(5, 12, 30, 60, 85);
        int last = Pick(silence, silence + gap, Pick(0, 2, 5, 7, 9, 15, 30, 80, 95, 380, 440));
        bool isNamed = Maybe(0.6);
        List<ProductPurchase> purchases = [];
        decimal amount = Pick(10, 30, 700);
        for (int i = 0; i < orders; i++)
        {
            LocalDate day = _today.PlusDays(-last - (gap * (orders - 1 - i)));
            decimal paid = Maybe(0.3) ? amount / (i + 1) : amount; // cheaper and cheaper
            _events.Add(CustomerEvent.Order(At(day), paid) with
            {
                Cost = Maybe(0.2) ? paid * 2 : 0,
                Selling = Maybe(0.1) ? SellingKind.CrossSell : SellingKind.Unspecified,
            });
            purchases.AddRange(isNamed ? [new(Pick("coffee", "coffee", "descaler", "filters"), day, 1)] : []);
            Scene(0.1, at => CustomerEvent.Return(at, paid), Math.Max(0, last + (gap * (orders - 1 - i)) - Pick(0, 4, 95)));
        }

        Purchases = purchases;
    }

    private void Contract()
    {
        if (!Maybe(0.2))
        {
            return;
        }

        LocalDate end = _today.PlusDays(Pick(-400, -100, -20, 10, 40, 75, 200));
        Scene(1, at => CustomerEvent.ContractStarted(at, end), Pick(450, 500));
        Scene(0.3, at => CustomerEvent.ContractRenewed(at, end), 420);
        Scene(0.3, at => CustomerEvent.ContractCanceled(at, end), 410);
    }

    private void Speak(int silence)
    {
        int day = Pick(silence, silence + 3, silence + 10, 1, 100);
        if (Maybe(0.25))
        {
            Scene(1, CustomerEvent.SupportOpened, day + Pick(0, 2, 100));
            Scene(0.7, at => CustomerEvent.SupportClosed(at, Pick(1, 2, 5)), Math.Min(day, Pick(1, 5, 20)));
        }

        Scene(0.2, at => CustomerEvent.Review(at, Pick(1, 3, 5)), Pick(day, 1, 5, 25));
        Scene(0.2, at => CustomerEvent.SurveyAnswered(at, Pick(2, 8, 10)), day);
        Scene(0.1, CustomerEvent.ReferralMade, Pick(day, 200, 390));
        Scene(0.1, CustomerEvent.ReferralSucceeded, Pick(2, 50));
    }

    private void Scene(double chance, Func<Instant, CustomerEvent> what, int daysAgo)
    {
        if (Maybe(chance))
        {
            _events.Add(what(At(_today.PlusDays(-daysAgo))));
        }
    }

    private bool Maybe(double chance) => _random.NextDouble() < chance;

    private int Between(int low, int high) => _random.Next(low, high + 1);

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
