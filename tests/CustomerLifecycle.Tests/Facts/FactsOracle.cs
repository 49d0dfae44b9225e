using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>The facts by the plainest means: every fact is one query over the list of events.</summary>
internal static class FactsOracle
{
    /// <summary>Rhythm and signs of decline have an oracle of their own.</summary>
    public static CustomerFacts WithoutDecline(CustomerFacts facts) => facts with
    {
        UsualDaysBetweenOrders = null,
        LongestDaysBetweenOrders = null,
        RecentDaysBetweenOrders = null,
        EarlierDaysBetweenOrders = null,
        DaysUntilOverdue = null,
        DaysUntilBuyingLessOften = null,
        DaysUntilEngagingLess = null,
        DaysUntilDefectionWarning = null,
        RecentOrderValuePercent = null,
        RecentReturnPercent = null,
    };

    /// <summary>The events up to an instant, their returns matched: what a person with a ledger would do, order by order.</summary>
    public static CustomerEvent[] Judged(Shop shop, IEnumerable<CustomerEvent> events, Instant end)
    {
        CustomerEvent[] seen = [.. events
            .Where(e => e.At < end)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id, StringComparer.Ordinal)
            .ThenBy(e => e.Amount)
            .ThenBy(e => e.Cost)];
        foreach (int i in Enumerable.Range(0, seen.Length).Where(_ => shop.Orders.MatchReturnsToOrders))
        {
            int[] back =
            [
                .. Enumerable.Range(0, seen.Length)
                    .Where(r => seen[r].Kind == CustomerEventKind.Return && seen[i].Id is { } id && seen[r].Reference == id),
            ];
            bool isAllBack = back.Length > 0 && back.Sum(r => seen[r].Amount) >= seen[i].Amount;
            if (seen[i] is { Kind: CustomerEventKind.Order, Amount: > 0 } order && back.Length > 0
                && (order.Status == OrderStatus.Refunded || (order.Status == OrderStatus.Completed && isAllBack)))
            {
                seen[i] = order with { Status = OrderStatus.Refunded };
                decimal left = order.Amount;
                foreach (int r in back)
                {
                    decimal beyond = Math.Max(0, seen[r].Amount - left);
                    left -= seen[r].Amount - beyond;
                    seen[r] = (CustomerEventParts.Of(seen[r]) with { Amount = beyond, Cost = 0 }).ToEvent();
                }
            }
        }

        return seen;
    }

    public static CustomerFacts At(Shop shop, IEnumerable<CustomerEvent> events, LocalDate asOf)
    {
        CustomerEvent[] seen = [.. Judged(shop, events, shop.EndOf(asOf))
            .Where(e => shop.Orders.CountTest || e is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Test })
            .OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal)];
        CustomerEvent[] orders = [.. seen.Where(e => e.Kind == CustomerEventKind.Order && shop.Orders.Counts(e))];
        CustomerEvent[] returns = Of(CustomerEventKind.Return);
        CustomerEvent[] terms = Of(CustomerEventKind.ContractStarted, CustomerEventKind.ContractRenewed);
        CustomerEvent? term = terms
            .OrderBy(t => t.At)
            .ThenBy(t => t.Id, StringComparer.Ordinal)
            .ThenBy(t => t.ContractEnd)
            .Cast<CustomerEvent?>()
            .LastOrDefault();
        int? termDays = term is { } last ? Math.Max(0, Period.DaysBetween(shop.DayOf(last.At), last.ContractEnd!.Value)) : null;
        decimal revenue = orders.Sum(Kept) - returns.Sum(r => r.Amount) + terms.Sum(t => t.Amount);
        decimal cost = terms.Sum(t => t.Cost)
            + orders.Where(o => o.Status != OrderStatus.Refunded).Sum(o => o.Cost) - returns.Sum(r => r.Cost);
        CustomerEvent[] contracts = Of(
            CustomerEventKind.ContractStarted,
            CustomerEventKind.ContractRenewed,
            CustomerEventKind.ContractCanceled,
            CustomerEventKind.ContractResumed);
        CustomerEvent? contract = contracts.Length > 0
            ? contracts
                .OrderBy(c => c.At)
                .ThenBy(c => c.Id, StringComparer.Ordinal)
                .ThenBy(c => c.ContractEnd)
                .ThenBy(c => c.Kind == CustomerEventKind.ContractCanceled)
                .Last()
            : null;
        CustomerEvent? trial = Of(CustomerEventKind.TrialStarted)
            .OrderBy(t => t.At)
            .ThenBy(t => t.Id, StringComparer.Ordinal)
            .ThenBy(t => t.ContractEnd)
            .Cast<CustomerEvent?>()
            .LastOrDefault();

        // A term that was over, or called off, on the day on which it was made never ran.
        bool isCalledOff = contract?.Kind == CustomerEventKind.ContractCanceled
            && term is { } made
            && made.ContractEnd > shop.DayOf(made.At)
            && contract.Value.ContractEnd <= shop.DayOf(made.At);
        bool hasContract = terms.Count(t => t.ContractEnd > shop.DayOf(t.At)) > (isCalledOff ? 1 : 0);
        CustomerEvent[] pauses = Of(CustomerEventKind.ContractPaused);
        CustomerFacts facts = new()
        {
            Orders = orders.Length,
            DaysSinceLastOrder = SinceLast(orders),
            DaysSinceFirstOrder = SinceFirst(orders),
            CrossSells = orders.Count(o => o.Selling == SellingKind.CrossSell),
            UpSells = orders.Count(o => o.Selling == SellingKind.UpSell),
            DeepSells = orders.Count(o => o.Selling == SellingKind.DeepSell),
            Items = orders.Sum(o => o.Quantity),
            Returns = returns.Length,
            DaysSinceLastReturn = SinceLast(returns),
            Revenue = (double)revenue,
            Profit = (double)(revenue - cost),
            LargestOrder = (double)orders.Select(Kept).DefaultIfEmpty().Max(),
            LastOrderAmount = (double)orders
                .OrderBy(o => o.At)
                .ThenBy(o => o.Id, StringComparer.Ordinal)
                .ThenBy(Kept)
                .Select(Kept)
                .LastOrDefault(),
            ReturnedAmount = (double)(returns.Sum(r => r.Amount)
                + seen.Where(e => e is { Kind: CustomerEventKind.Order, Status: OrderStatus.Refunded }).Sum(o => o.Amount)),
            Impressions = Of(CustomerEventKind.Impression).Length,
            Visits = Of(CustomerEventKind.Visit).Length,
            DaysSinceLastVisit = SinceLast(Of(CustomerEventKind.Visit)),
            Views = Of(CustomerEventKind.ContentView, CustomerEventKind.ProductView).Length,
            IsSignedUp = Of(CustomerEventKind.SignUp).Any(s => Of(CustomerEventKind.OptedOut).All(o => o.At < s.At)),
            IsOptedOut = Of(CustomerEventKind.OptedOut).Any(o => Of(CustomerEventKind.SignUp).All(s => s.At <= o.At)),
            DaysSinceLastEmailClicked = SinceLast(Of(CustomerEventKind.EmailClicked)),
            DaysSinceLastFurtherSelling = SinceLast(
                [.. orders.Where(o => o.Selling is SellingKind.CrossSell or SellingKind.UpSell or SellingKind.DeepSell)]),
            DaysSinceLastEmailSent = SinceLast(Of(CustomerEventKind.EmailSent)),
            DaysSinceSignUp = SinceLast(Of(CustomerEventKind.SignUp)),
            CartsFilled = Of(CustomerEventKind.CartFilled).Length,
            DaysSinceLastCart = SinceLast(Of(CustomerEventKind.CartFilled)),
            HasOpenCart = IsOpen(Of(CustomerEventKind.CartFilled)),
            EmailsSent = Of(CustomerEventKind.EmailSent).Length,
            EmailsOpened = Of(CustomerEventKind.EmailOpened).Length,
            EmailsClicked = Of(CustomerEventKind.EmailClicked).Length,
            Responses = Of(CustomerEventKind.CampaignResponse, CustomerEventKind.SurveyAnswered).Length,
            DaysSinceLastResponse = SinceLast(Of(CustomerEventKind.CampaignResponse, CustomerEventKind.SurveyAnswered)),
            DaysSinceFirstSeen = SinceFirst(
                [.. seen.Where(e => e.Kind is not (CustomerEventKind.Custom or CustomerEventKind.AttributeSet))]),
            DaysSinceLastEngagement = SinceLast([.. seen.Where(e => CustomerEventKinds.IsEngagement(e.Kind))]),
            ProfilePercent = LastScore(Of(CustomerEventKind.ProfileCompleted)) ?? 0,
            SupportCases = Of(CustomerEventKind.SupportOpened).Length,
            OpenSupportCases = Math.Max(0, Of(CustomerEventKind.SupportOpened).Length - Of(CustomerEventKind.SupportClosed).Length),
            LatestSatisfaction = LastScore([.. Of(CustomerEventKind.SupportClosed).Where(e => e.Score is not null)]),
            Reviews = Of(CustomerEventKind.Review).Length,
            PositiveReviews = Of(CustomerEventKind.Review).Count(r => r.Score >= 4),
            ReferralsMade = Of(CustomerEventKind.ReferralMade).Length,
            ReferralsSuccessful = Of(CustomerEventKind.ReferralSucceeded).Length,
            DaysSinceLastAdvocacy = SinceLast(
                Of(CustomerEventKind.Review, CustomerEventKind.ReferralMade, CustomerEventKind.ReferralSucceeded)),
            DaysSinceLastPraise = SinceLast([.. seen.Where(IsPraise)]),
            IsCritical = seen.Any(c => IsCriticism(c) && seen.All(p => !IsPraise(p) || p.At <= c.At)),
            LatestSurveyScore = LastScore(Of(CustomerEventKind.SurveyAnswered)),
            LoyaltyScans = Of(CustomerEventKind.LoyaltyScan).Length,
            DaysSinceLastLoyaltyScan = SinceLast(Of(CustomerEventKind.LoyaltyScan)),
            DaysUntilTrialEnd = trial is { ContractEnd: { } over } ? Period.DaysBetween(asOf, over) : null,
            IsContractPaused = hasContract && pauses.Any(p => contracts.All(c => c.At < p.At)),
            DaysSinceContractPaused = SinceLast(pauses),
            FailedPayments = Math.Min(16, Of(CustomerEventKind.PaymentFailed).Count(p => terms.All(t => t.At < p.At))),
            DaysSinceFailedPayment = SinceLast(Of(CustomerEventKind.PaymentFailed)),
            DaysUntilContractEnd = hasContract && contract is { ContractEnd: { } end } ? Period.DaysBetween(asOf, end) : null,
            IsContractCanceled = contract?.Kind == CustomerEventKind.ContractCanceled,
            ContractTermDays = termDays,
            DaysUntilContractLastQuarter = Period.DaysBetween(asOf, term?.ContractEnd ?? asOf) - (termDays / 4),
            ContractRevenue = (double)terms.Sum(t => t.Amount),
            ContractProfit = (double)terms.Sum(t => t.Amount - t.Cost),
            ContractRenewals = Of(CustomerEventKind.ContractRenewed).Length,
        };
        return ReactivationOracle.Add(facts, shop, seen, asOf);

        CustomerEvent[] Of(params CustomerEventKind[] kinds) => [.. seen.Where(e => kinds.Contains(e.Kind))];

        bool IsOpen(CustomerEvent[] baskets) => baskets.Any(c => c.Reference is null && orders.All(o => o.At < c.At))
            || baskets
                .SelectMany(c => c.Products.Select(product => (Product: product, c.At)))
                .GroupBy(c => c.Product, (product, filled) => (Product: product, At: filled.Max(c => c.At)))
                .OrderByDescending(c => c.At)
                .ThenBy(c => c.Product, StringComparer.Ordinal)
                .Take(16)
                .Any(c => orders.All(o => o.Reference is null ? o.At < c.At : !IsSince(o, c.At) || !o.Products.Contains(c.Product))
                    && orders.Where(o => o.Reference is not null && IsSince(o, c.At)).SelectMany(o => o.Products).Distinct().Count() < 16);

        static bool IsSince(CustomerEvent order, Instant basket) => order.At >= basket - Duration.FromDays(1);

        static bool IsPraise(CustomerEvent e) => e is { Kind: CustomerEventKind.ReferralMade }
            or { Kind: CustomerEventKind.Review, Score: 4 or 5 } or { Kind: CustomerEventKind.SurveyAnswered, Score: 9 or 10 };

        static bool IsCriticism(CustomerEvent e) => e is { Kind: CustomerEventKind.Review, Score: 1 or 2 }
            or { Kind: CustomerEventKind.SurveyAnswered, Score: <= 6 };

        decimal Kept(CustomerEvent order) => order.Status == OrderStatus.Refunded ? 0 : order.Amount;

        int? SinceLast(CustomerEvent[] some) =>
            some.Length == 0 ? null : some.Min(e => Math.Max(0, Period.DaysBetween(shop.DayOf(e.At), asOf)));

        int? SinceFirst(CustomerEvent[] some) =>
            some.Length == 0 ? null : some.Max(e => Math.Max(0, Period.DaysBetween(shop.DayOf(e.At), asOf)));

        int? LastScore(CustomerEvent[] some) =>
            some.OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).ThenBy(e => e.Score).Select(e => e.Score).LastOrDefault();
    }
}
