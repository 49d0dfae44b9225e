using NodaTime;

namespace CustomerLifecycle.Cli.Demo;

/// <summary>One made-up customer living through the two years of the demo shop.</summary>
internal sealed class DemoCustomer
{
    private const decimal PriceOfContract = 119.88m;
    private const decimal CostOfContract = 48m;

    private readonly DateTimeZone _zone;
    private readonly int _number;
    private readonly string _channel;
    private readonly double _typicalPrice;
    private readonly string _product;
    private int _orders;
    private LocalDate _today;

    public DemoCustomer(DemoRandom random, DateTimeZone zone, int number)
    {
        Random = random;
        _zone = zone;
        _number = number;
        _channel = random.OneOf("web", "web", "app", "store", "marketplace");
        _typicalPrice = random.OneOf(18.0, 35.0, 35.0, 60.0, 140.0);
        _product = _typicalPrice switch
        {
            18.0 => "tea",
            35.0 => "coffee",
            60.0 => "vitamins",
            _ => "running-shoes",
        };
        _today = FirstDay();
        Happen(CustomerEvent.Impression, random.OneOf("search", "social", "display", "billboard", "newsletter"));
    }

    public DemoRandom Random { get; }

    public List<CustomerEvent> Events { get; } = [];

    /// <summary>One in three says when to congratulate.</summary>
    public AnnualDate? Birthday => _number % 3 == 0 ? new AnnualDate((_number % 12) + 1, (_number % 28) + 1) : null;

    private bool IsOpen => _today <= DemoShop.AsOf;

    /// <summary>Looks around, perhaps fills a basket, never says who they are.</summary>
    public DemoCustomer Browse()
    {
        for (int visits = Random.Between(1, 4); visits > 0 && IsOpen; visits--)
        {
            Visit();
            Wait(20);
        }

        if (Random.Chance(25))
        {
            Happen(CustomerEvent.CartFilled, _channel);
        }

        return this;
    }

    /// <summary>Becomes a lead: reads mail for a while, then falls silent or opts out.</summary>
    public DemoCustomer SignUpAndWait()
    {
        Visit();
        SignUp();
        for (int mails = Random.Between(1, 9); mails > 0 && IsOpen; mails--)
        {
            ReceiveMail(openPercent: 45);
            Wait(25);
        }

        if (Random.Chance(12))
        {
            Happen(CustomerEvent.OptedOut, "email");
        }

        return this;
    }

    public DemoCustomer BuyOnce()
    {
        if (Random.Chance(40))
        {
            SignUp();
        }

        Visit();
        Wait(6);
        Buy();
        AfterPurchase(referPercent: 3);
        return this;
    }

    /// <summary>Buys a few times with long breaks, mostly in the season.</summary>
    public DemoCustomer BuyNowAndThen()
    {
        SignUp();
        for (int orders = Random.Between(2, 5); orders > 0 && IsOpen; orders--)
        {
            Visit();
            Buy();
            AfterPurchase(referPercent: 6);
            Wait(110);
            WaitForSeason();
        }

        return this;
    }

    /// <summary>Buys every few weeks; one in four lapses on the way.</summary>
    public DemoCustomer BuyLoyally()
    {
        SignUp();
        Happen(at => CustomerEvent.ProfileCompleted(at, Random.Between(4, 10) * 10), _channel);
        int last = Random.Chance(25) ? Random.Between(3, 8) : int.MaxValue;
        while (IsOpen && _orders < last)
        {
            Visit();
            Buy();
            AfterPurchase(referPercent: 22);
            if (string.Equals(_channel, "store", StringComparison.Ordinal))
            {
                Happen(CustomerEvent.LoyaltyScan, "store");
            }

            ReceiveMail(openPercent: 65);
            Wait(34);
        }

        return this;
    }

    /// <summary>Makes a contract for a year; renews it, cancels it, or lets it end.</summary>
    public DemoCustomer SubscribeToContract()
    {
        SignUp();
        LocalDate start = _today;
        LocalDate end = start.PlusYears(1);
        Happen(at => CustomerEvent.ContractStarted(at, end, PriceOfContract) with { Cost = CostOfContract }, _channel);
        Buy();
        Wait(120);
        if (Random.Chance(30))
        {
            Happen(CustomerEvent.SupportOpened, "phone");
            Answer();
            Wait(3);
            Happen(at => CustomerEvent.SupportClosed(at, Random.Between(2, 5)), "phone");
        }

        _today = end.PlusDays(-Random.Between(5, 40));
        if (Random.Chance(60))
        {
            Happen(at => CustomerEvent.ContractRenewed(at, end.PlusYears(1), PriceOfContract) with { Cost = CostOfContract }, _channel);
        }
        else if (Random.Chance(50))
        {
            Happen(at => CustomerEvent.ContractCanceled(at, end), _channel);
        }

        StumbleWithTheContract(start, end);
        return this;
    }

    /// <summary>Told last, so that the rest of the life is as it would have been without.</summary>
    private void StumbleWithTheContract(LocalDate start, LocalDate end)
    {
        switch (_number % 8)
        {
            case 1:
                _today = start;
                Happen(at => CustomerEvent.TrialStarted(at, start.PlusDays(14)), _channel);
                break;
            case 3:
                _today = start.PlusDays(200);
                Happen(CustomerEvent.ContractPaused, _channel);
                Wait(30);
                Happen(at => CustomerEvent.ContractResumed(at, end), _channel);
                break;
            case 5:
                _today = end.PlusDays(-3);
                Happen(CustomerEvent.PaymentFailed, _channel);
                break;
        }
    }

    private void SignUp()
    {
        Happen(CustomerEvent.SignUp, _channel);
        ReceiveMail(openPercent: 70);
    }

    private void Visit()
    {
        Happen(CustomerEvent.Visit, _channel);
        for (int views = Random.Between(0, 4); views > 0; views--)
        {
            Happen(Random.Chance(30) ? CustomerEvent.ContentView : CustomerEvent.ProductView, _channel);
        }
    }

    private void ReceiveMail(int openPercent)
    {
        Happen(CustomerEvent.EmailSent, "email");
        if (Random.Chance(openPercent))
        {
            Happen(CustomerEvent.EmailOpened, "email");
            if (Random.Chance(40))
            {
                Happen(CustomerEvent.EmailClicked, "email");
            }

            if (Random.Chance(8))
            {
                Happen(CustomerEvent.CampaignResponse, "email");
            }
        }
    }

    private void Buy()
    {
        Happen(CustomerEvent.CartFilled, _channel);
        if (!IsOpen || Random.Chance(8))
        {
            return; // The basket is left behind.
        }

        _orders++;
        decimal amount = Random.Price(_typicalPrice);
        string id = FormattableString.Invariant($"{_number}-{_orders}");
        OrderStatus status = Random.Chance(3) ? OrderStatus.Canceled : OrderStatus.Completed;
        SellingKind selling = _orders == 1
            ? SellingKind.First
            : Random.OneOf(SellingKind.Repeat, SellingKind.Repeat, SellingKind.CrossSell, SellingKind.UpSell, SellingKind.DeepSell);
        int quantity = Random.Between(1, 4);
        Happen(
            at => CustomerEvent.Order(at, amount) with
            {
                Id = id,
                Cost = Math.Round(amount * 0.62m, 2),
                Quantity = quantity,
                Status = status,
                Selling = selling,
                Reference = _product,
            },
            _channel);
        if (status == OrderStatus.Completed && Random.Chance(11))
        {
            Wait(9);
            decimal returned = Random.Chance(50) ? amount : Math.Round(amount / 2, 2);
            Happen(
                at => CustomerEvent.Return(at, returned) with { Id = id + "R", Reference = id, Cost = Math.Round(returned * 0.62m, 2) },
                _channel);
        }
    }

    private void AfterPurchase(int referPercent)
    {
        Wait(7);
        if (Random.Chance(12))
        {
            Happen(at => CustomerEvent.Review(at, Random.OneOf(1, 2, 3, 4, 4, 5, 5, 5)), _channel);
        }

        if (Random.Chance(10))
        {
            Happen(at => CustomerEvent.SurveyAnswered(at, Random.OneOf(2, 5, 6, 7, 8, 8, 9, 9, 10)), "email");
        }

        if (Random.Chance(6))
        {
            Happen(CustomerEvent.SupportOpened, "chat");
            Answer();
            if (Random.Chance(85))
            {
                Wait(2);
                Happen(at => CustomerEvent.SupportClosed(at, Random.Between(1, 5)), "chat");
            }
        }

        if (Random.Chance(referPercent))
        {
            Happen(CustomerEvent.ReferralMade, "social");
            if (Random.Chance(35))
            {
                Happen(CustomerEvent.ReferralSucceeded, "social");
            }
        }
    }

    /// <summary>More people come before Christmas and in spring than in summer.</summary>
    private LocalDate FirstDay()
    {
        int days = Period.DaysBetween(DemoShop.Opened, DemoShop.AsOf);
        while (true)
        {
            LocalDate day = DemoShop.Opened.PlusDays(Random.Between(0, days));
            if (Random.Chance(Season(day)))
            {
                return day;
            }
        }
    }

    private void WaitForSeason()
    {
        for (int patience = 3; patience > 0 && !Random.Chance(Season(_today)); patience--)
        {
            _today = _today.PlusDays(14);
        }
    }

    private static int Season(LocalDate day) => day.Month switch
    {
        11 or 12 => 90,
        3 or 4 or 10 => 60,
        6 or 7 or 8 => 30,
        _ => 45,
    };

    private void Wait(double meanDays) => _today = _today.PlusDays(Random.Wait(meanDays));

    /// <summary>Answers the case that was just opened, within the hour.</summary>
    private void Answer()
    {
        if (Events is [.., { Kind: CustomerEventKind.SupportOpened } opened])
        {
            Instant at = opened.At.Plus(Duration.FromMinutes(1 + opened.At.InUtc().Minute));
            Events.Add(CustomerEvent.SupportAnswered(at) with { Channel = opened.Channel });
        }
    }

    private void Happen(Func<Instant, CustomerEvent> make, string channel)
    {
        if (!IsOpen)
        {
            return;
        }

        // A minute later than what came before keeps the events of one day in the order in which they were told.
        Instant at = _today.At(new LocalTime(Random.Between(7, 22), Random.Between(0, 59))).InZoneLeniently(_zone).ToInstant();
        bool isSameDay = Events.Count > 0 && DemoShop.Shop.DayOf(Events[^1].At) == _today;
        Instant later = isSameDay ? Instant.Max(at, Events[^1].At.Plus(Duration.FromMinutes(1))) : at;
        if (DemoShop.Shop.DayOf(later) <= DemoShop.AsOf)
        {
            Events.Add(make(later) with { Channel = channel });
        }
    }
}
