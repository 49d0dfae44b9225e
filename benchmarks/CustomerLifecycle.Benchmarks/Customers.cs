
namespace CustomerLifecycle.Benchmarks;

/// <summary>Random customers of all sorts, so many that no branch predictor learns them by heart.</summary>
internal static class Customers
{
    public const int Count = 1_000_000;

    public static CustomerFacts[] Random(int seed = 1)
    {
        Random random = new(seed);
        CustomerFacts[] facts = new CustomerFacts[Count];
        for (int i = 0; i < facts.Length; i++)
        {
            int orders = random.Next(7);
            int scans = random.Next(8) == 0 ? 1 + random.Next(4) : 0;
            int? contractEnd = random.Next(5) == 0 ? random.Next(-100, 300) : null;
            int? lastOrder = orders > 0 ? random.Next(500) : null;
            int? longest = orders > 0 ? 10 + random.Next(200) : null;
            facts[i] = new CustomerFacts
            {
                Orders = orders,
                DaysSinceLastOrder = lastOrder,
                DaysSinceFirstOrder = lastOrder + random.Next(300),
                DaysUntilOverdue = longest + 1 - lastOrder,
                DaysUntilDefectionWarning = longest + 1 - lastOrder - (random.Next(4) == 0 ? random.Next(100) : 0),
                IsSignedUp = random.Next(2) == 0,
                HasOpenCart = random.Next(4) == 0,
                CartsFilled = random.Next(3),
                DaysSinceLastCart = random.Next(3) == 0 ? random.Next(20) : null,
                DaysSinceLastEngagement = random.Next(400),
                DaysSinceFirstSeen = random.Next(60),
                Views = random.Next(5),
                EmailsClicked = random.Next(3),
                Responses = random.Next(4) == 0 ? 1 : 0,
                ProfilePercent = random.Next(3) == 0 ? random.Next(101) : 0,
                DaysUntilContractEnd = contractEnd,
                DaysUntilContractLastQuarter = contractEnd - 91,
                ContractTermDays = contractEnd is null ? null : 365,
                IsContractCanceled = random.Next(10) == 0,
                ContractRenewals = random.Next(8) == 0 ? 1 : 0,
                OpenSupportCases = random.Next(10) == 0 ? 1 : 0,
                DaysSinceLastPraise = random.Next(4) == 0 ? random.Next(500) : null,
                IsCritical = random.Next(12) == 0,
                LoyaltyScans = scans,
                DaysSinceLastLoyaltyScan = scans > 0 ? random.Next(200) : null,
                ReferralsMade = random.Next(8) == 0 ? 1 : 0,
                PositiveReviews = random.Next(8) == 0 ? 1 : 0,
                LatestSurveyScore = random.Next(6) == 0 ? random.Next(11) : null,
                CrossSells = random.Next(9) == 0 ? 1 : 0,
                UpSells = random.Next(9) == 0 ? 1 : 0,
                DeepSells = random.Next(9) == 0 ? 1 : 0,
            };
        }

        return facts;
    }
}
