using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "003: responses, cross-, up- and deep-selling")]
[Trait("source", "004: upselling, cross-selling, next best option")]
public sealed class CoPurchasesTests
{
    private static readonly LocalDate Begin = new(2024, 1, 1);

    /// <summary>Fourteen of twenty who bought coffee bought a grinder too; of thirty customers in all, fourteen did.</summary>
    [Fact]
    public void TheNextBestProduct_IsWhatOthersBoughtToo_WithItsCounts()
    {
        CoPurchases learnt = CoPurchases.Learn(
        [
            .. Enumerable.Repeat(Basket("coffee", "grinder"), 14),
            .. Enumerable.Repeat(Basket("coffee"), 6),
            .. Enumerable.Repeat(Basket("tea"), 10),
            [],
        ]);
        Assert.Equal(30, learnt.Customers);
        ProductOffers offers = learnt.Offers(Basket("coffee"), Begin);
        Assert.Equal(("grinder", "coffee"), (offers.NextBest!.Product, offers.NextBest.Because));
        Assert.Equal((new Proportion(14, 20), new Proportion(14, 30)), (offers.NextBest.Share, offers.NextBest.ShareOfAll));
        Assert.Equal(
            "grinder: 14 of 20 customers who bought coffee bought it too; of all 30 customers 14", offers.NextBest.ToString());
        Assert.Equal(
            "grinder: 14 von 20, die coffee gekauft haben, haben es auch gekauft; von allen 30 sind es 14",
            offers.NextBest.Say(CultureInfo.GetCultureInfo("de")));
        Assert.Null(learnt.Offers(Basket("coffee", "grinder"), Begin).NextBest);
        Assert.Null(learnt.Offers(Basket("tea"), Begin).NextBest);
        Assert.Null(learnt.Offers(Basket("coffee"), Begin.PlusDays(-1)).NextBest);
        Assert.False(learnt.Offers([], Begin).HasProducts);
    }

    [Fact]
    public void FourCustomers_AreNoEvidence_AndWhatIsBoughtLessThanByOthers_IsNot()
    {
        Assert.Null(CoPurchases.Learn(Enumerable.Repeat(Basket("a", "b"), 4)).Offers(Basket("a"), Begin).NextBest);
        Assert.NotNull(CoPurchases.Learn(Enumerable.Repeat(Basket("a", "b"), 5)).Offers(Basket("a"), Begin).NextBest);
        Assert.NotNull(CoPurchases.Learn(Enumerable.Repeat(Basket("a", "b"), 4), 4).Offers(Basket("a"), Begin).NextBest);

        // Six of twelve who bought a bought b, but so did all of the others.
        CoPurchases learnt = CoPurchases.Learn(
            [.. Enumerable.Repeat(Basket("a", "b"), 6), .. Enumerable.Repeat(Basket("a"), 6), .. Enumerable.Repeat(Basket("b"), 9)]);
        Assert.Null(learnt.Offers(Basket("a"), Begin).NextBest);
        Assert.Throws<ArgumentOutOfRangeException>(() => CoPurchases.Learn([], 0));
    }

    [Fact]
    public void ADearerOneOfTheSameCategory_IsUpSelling_AndOneOfAnother_CrossSelling()
    {
        ProductPurchase[] all =
            [Of("cheap", "grinders", 40), Of("good", "grinders", 90), Of("best", "grinders", 200), Of("beans", "coffee", 9)];
        CoPurchases learnt = CoPurchases.Learn(Enumerable.Repeat(all, 8));
        ProductOffers offers = learnt.Offers([Of("cheap", "grinders", 40)], Begin);
        Assert.Equal(("beans", "best"), (offers.CrossSell!.Product, offers.UpSell!.Product));
        Assert.Equal(
            "best at 200.00 instead of cheap at 40.00: 8 of 8 customers who bought cheap bought it too; of all 8 customers 8",
            offers.UpSell.ToString());

        // Whoever has the good one is not offered the cheap one as the better, and who has the best one nothing.
        Assert.Equal("best", learnt.Offers([all[0], all[1]], Begin).UpSell!.Product);
        Assert.Null(learnt.Offers([all[2]], Begin).UpSell);
        Assert.Null(learnt.Offers([all[3]], Begin).UpSell);
        Assert.Null(CoPurchases.Learn(Enumerable.Repeat(Basket("a", "b"), 8)).Offers(Basket("a"), Begin).UpSell);
    }

    [Fact]
    public void WhatIsBoughtOnThreeDays_IsBoughtAgainAndAgain()
    {
        ProductPurchase[] purchases = [.. Enumerable.Range(0, 3).Select(i => new ProductPurchase("tea", Begin.PlusDays(i), 2))];
        CoPurchases nothing = CoPurchases.Learn([]);
        ProductOffer more = nothing.Offers(purchases, Begin.PlusDays(9)).DeepSell!;
        Assert.Equal("more of tea: bought on 3 days so far, last on 2024-01-03", more.ToString());
        Assert.Equal((null, null), (more.Because, more.Share));
        Assert.Null(nothing.Offers(purchases, Begin.PlusDays(1)).DeepSell);
        Assert.Null(nothing.Offers([.. purchases.Take(2), purchases[0]], Begin.PlusDays(9)).DeepSell);
    }

    /// <summary>Counted by hand from the baskets: every candidate, the best first.</summary>
    [Property(MaxTest = 300)]
    public void TheBest_IsWhatCountingByHandFinds_InWhateverOrderCustomersCome(byte[] baskets, byte own, byte minimum)
    {
        const int Kinds = 6;
        int least = (minimum % 4) + 1;
        string[][] bought = [.. baskets.Select(b => Enumerable.Range(0, Kinds).Where(k => (b & (1 << k)) != 0).Select(Name).ToArray())];
        string[] owned = [.. Enumerable.Range(0, Kinds).Where(k => (own & (1 << k)) != 0).Select(Name)];
        ProductOffer? found = CoPurchases.Learn(bought.Select(b => Basket(b)), least).Offers(Basket(owned), Begin).NextBest;
        int all = bought.Count(b => b.Length > 0);
        (string Product, string Because, int Both, int Of)? best = (
            from because in owned
            from product in Enumerable.Range(0, Kinds).Select(Name).Except(owned)
            let of = bought.Count(b => b.Contains(because))
            let both = bought.Count(b => b.Contains(because) && b.Contains(product))
            let ofAll = bought.Count(b => b.Contains(product))
            where both >= least && (double)both / of >= ((double)ofAll / all) - 1e-12
            orderby new Proportion(both, of).Interval!.Value.Low descending, both descending, product, because
            select ((string, string, int, int)?)(product, because, both, of)).FirstOrDefault();
        Assert.Equal(
            best,
            found is { Share: { } share } ? (found.Product, found.Because!, (int)share.Successes, (int)share.Trials) : null);
        Assert.DoesNotContain(found?.Product, owned);
        ProductOffer? reversed = CoPurchases.Learn(bought.Reverse().Select(b => Basket(b)), least).Offers(Basket(owned), Begin).NextBest;
        Assert.Equal(found?.ToString(), reversed?.ToString());

        static string Name(int kind) => $"product {(char)('a' + kind)}";
    }

    /// <summary>Tactics of selling name the product; where no purchase names one, they say so, and without evidence they wait.</summary>
    [Fact]
    public void TheAction_NamesTheProduct()
    {
        CustomerHistory[] shop =
        [
            .. Enumerable.Range(0, 8).Select(_ => new CustomerHistory(
                Shop.Default, Order(1, "coffee"), Order(2, "grinder"), Order(30, "coffee"))),
        ];
        Advisor advisor = Advisor.Learn(
            shop, Begin.PlusDays(60), new AdvisorOptions { Contacts = new ContactPolicy { MostContacts = 1_000 } });
        NextAction cross = ActionOf(Order(1, "coffee"), Order(40, "coffee"))!;
        Assert.Equal("grinder", cross.Product!.Product);
        Assert.StartsWith(
            "cross-sell: grinder: 8 of 8 customers who bought coffee bought it too; of all 8 customers 8; ",
            cross.ToString(),
            StringComparison.Ordinal);
        Assert.Null(ActionOf(Order(1, "coffee"), Order(40, "grinder")));
        NextAction unnamed = ActionOf(Order(1, null), Order(40, null))!;
        Assert.Null(unnamed.Product);
        Assert.StartsWith("cross-sell: orders name no product", unnamed.ToString(), StringComparison.Ordinal);

        NextAction? ActionOf(params CustomerEvent[] events) => advisor
            .Advise(new CustomerHistory(Shop.Default, events), LifecycleMarketingRules.Default, Begin.PlusDays(60))
            .Plan.Actions.FirstOrDefault(a => a.Tactic.Key == "cross-sell");
    }

    private static CustomerEvent Order(int day, string? product) =>
        CustomerEvent.Order(Begin.PlusDays(day).AtMidnight().InUtc().ToInstant(), 20) with { Reference = product };

    private static ProductPurchase[] Basket(params string[] products) => [.. products.Select(p => new ProductPurchase(p, Begin, 1))];

    private static ProductPurchase Of(string product, string category, double amount) =>
        new(product, Begin, 1) { Category = category, Amount = amount };
}
