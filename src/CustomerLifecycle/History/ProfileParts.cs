using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// What a summary of a customer keeps beside its counts and days, wherever that stands in memory, and what events do to it: the one place
/// that says so, for a profile of one customer and for many customers at once.
/// </summary>
/// <remarks>A part that is not there is a null reference: nobody asks for it.</remarks>
internal ref struct ProfileParts
{
    public ref ProfileMoney Money;
    public ref ProfileTimes Times;
    public ref RecentActivity Recent;
    public ref BuyingRounds Rounds;
    public ref OpenBasket Basket;
    public ref ContractState Contract;
    public ref NewestValue<decimal> LastOrder;

    /// <summary>Takes in what an order is worth; says whether it counts.</summary>
    public readonly bool AddOrder(in CustomerEvent order, int day, Shop shop)
    {
        bool isRefunded = order.Status == OrderStatus.Refunded;
        decimal kept = isRefunded ? 0 : order.Amount;
        if (isRefunded)
        {
            if (!Unsafe.IsNullRef(ref Money))
            {
                Money.Returned += order.Amount;
            }

            if (!Unsafe.IsNullRef(ref Recent))
            {
                Recent.AddRefunded(day, order.Amount);
            }
        }

        if (!shop.Orders.Counts(in order))
        {
            return false;
        }

        if (!Unsafe.IsNullRef(ref Money))
        {
            Money.Revenue += kept;
            Money.Cost += isRefunded ? 0 : order.Cost;
            Money.LargestOrder = Math.Max(Money.LargestOrder, kept);
        }

        if (!Unsafe.IsNullRef(ref Recent))
        {
            Recent.AddOrder(day, kept);
        }

        AddRound(BuyingRound.OfOrder(day), shop);
        if (!Unsafe.IsNullRef(ref Basket))
        {
            Basket.Buy(in order);
        }

        if (!Unsafe.IsNullRef(ref LastOrder))
        {
            LastOrder.Offer(in order, kept);
        }

        return true;
    }

    /// <summary>Takes in any other event.</summary>
    public readonly void AddOther(in CustomerEvent item, int day, Shop shop)
    {
        switch (item.Kind)
        {
            case CustomerEventKind.Return:
                AddReturn(in item, day);
                break;
            case CustomerEventKind.CartFilled when !Unsafe.IsNullRef(ref Basket):
                Basket.Fill(in item);
                break;
            case CustomerEventKind.LoyaltyScan:
                AddRound(BuyingRound.OfScan(day), shop);
                break;
            case CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed:
                AddContract(in item, day);
                AddTerm(in item, day, shop);
                break;
            case CustomerEventKind.ContractCanceled or CustomerEventKind.ContractPaused or CustomerEventKind.ContractResumed
                or CustomerEventKind.PaymentFailed or CustomerEventKind.TrialStarted:
                AddContract(in item, day);
                break;
            default:
                AddTime(in item);
                break;
        }

        if (!Unsafe.IsNullRef(ref Recent) && CustomerEventKinds.IsEngagement(item.Kind))
        {
            Recent.AddEngagement(day);
        }
    }

    /// <summary>Takes in the same parts of another summary of the customer; money and times are added by their owner.</summary>
    public readonly void Merge(ProfileParts other, Shop shop)
    {
        if (!Unsafe.IsNullRef(ref Recent))
        {
            Recent.Merge(in other.Recent);
        }

        if (!Unsafe.IsNullRef(ref Rounds))
        {
            Rounds.Merge(in other.Rounds, shop.Decline.LostAfterDays);
        }

        if (!Unsafe.IsNullRef(ref Basket))
        {
            Basket.Merge(in other.Basket);
        }

        if (!Unsafe.IsNullRef(ref Contract))
        {
            Contract.Merge(in other.Contract);
        }

        if (!Unsafe.IsNullRef(ref LastOrder))
        {
            LastOrder.Offer(other.LastOrder);
        }
    }

    private readonly void AddReturn(in CustomerEvent item, int day)
    {
        if (!Unsafe.IsNullRef(ref Money))
        {
            Money.Revenue -= item.Amount;
            Money.Cost -= item.Cost;
            Money.Returned += item.Amount;
        }

        if (!Unsafe.IsNullRef(ref Recent))
        {
            Recent.AddReturn(day, item.Amount);
        }
    }

    private readonly void AddTime(in CustomerEvent item)
    {
        if (Unsafe.IsNullRef(ref Times))
        {
            return;
        }

        switch (item.Kind)
        {
            case CustomerEventKind.SignUp:
                Times.SignUp = Math.Max(Times.SignUp, item.Ticks);
                break;
            case CustomerEventKind.OptedOut:
                Times.OptOut = Math.Max(Times.OptOut, item.Ticks);
                break;
            case CustomerEventKind.ReferralMade or CustomerEventKind.Review or CustomerEventKind.SurveyAnswered:
                Times.Praise = Opinions.IsPraise(in item) ? Math.Max(Times.Praise, item.Ticks) : Times.Praise;
                Times.Criticism = Opinions.IsCriticism(in item) ? Math.Max(Times.Criticism, item.Ticks) : Times.Criticism;
                break;
            case CustomerEventKind.SupportClosed:
                Times.CasesClosed++;
                break;
        }
    }

    private readonly void AddContract(in CustomerEvent item, int day)
    {
        if (!Unsafe.IsNullRef(ref Contract))
        {
            Contract.Add(in item, day);
        }
    }

    private readonly void AddTerm(in CustomerEvent item, int day, Shop shop)
    {
        if (item.ContractEndDay > day)
        {
            AddRound(BuyingRound.OfTerm(day, item.ContractEndDay - 1), shop);
        }

        if (!Unsafe.IsNullRef(ref Money))
        {
            Money.Revenue += item.Amount;
            Money.Cost += item.Cost;
            Money.ContractRevenue += item.Amount;
            Money.ContractCost += item.Cost;
        }
    }

    private readonly void AddRound(in BuyingRound round, Shop shop)
    {
        if (!Unsafe.IsNullRef(ref Rounds))
        {
            Rounds.Add(in round, shop.Decline.LostAfterDays);
        }
    }
}
