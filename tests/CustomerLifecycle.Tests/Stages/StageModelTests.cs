using System.Globalization;

namespace CustomerLifecycle.Tests.Stages;

[Trait("source", "001: no consensus on names")]
[Trait("source", "001: customers skip stages and jump back")]
[Trait("source", "003: a circle that repeats")]
public sealed class StageModelTests
{
    private enum Mood
    {
        New,
        VeryHappy,
        Gone,
    }

    [Fact]
    public void Of_Enum_TakesMembersInOrder()
    {
        StageModel<Mood> model = StageModel.Of<Mood>("mood");
        Assert.Equal(["new", "very-happy", "gone"], model.Stages.Select(s => s.Key));
        Assert.Equal("Very happy", model[Mood.VeryHappy].Name.ToString());
        Assert.Equal(1, model.OrdinalOf(Mood.VeryHappy));
        Assert.Equal(TransitionPolicy.Free, model.Policy);
    }

    [Fact]
    public void Of_Strings_IsForRunTime()
    {
        StageModel<string> model = StageModel.Of("tenant-7", TransitionPolicy.StrictOrder, "lead", "buyer");
        Assert.Equal("buyer", model.Parse("Buyer"));
        Assert.False(model.TryParse("seller", out _));
    }

    [Theory]
    [InlineData(TransitionPolicy.StrictOrder, "01 12 00 11 22")]
    [InlineData(TransitionPolicy.ForwardWithSkipping, "01 02 12 00 11 22")]
    [InlineData(TransitionPolicy.Cyclic, "01 02 12 20 21 00 11 22")]
    [InlineData(TransitionPolicy.Free, "00 01 02 10 11 12 20 21 22")]
    public void Allows_FollowsThePolicy(TransitionPolicy policy, string allowed)
    {
        StageModel<Mood> model = StageModel.Of<Mood>("mood", policy);
        foreach (Mood from in Enum.GetValues<Mood>())
        {
            foreach (Mood to in Enum.GetValues<Mood>())
            {
                Assert.Equal(allowed.Split(' ').Contains($"{(int)from}{(int)to}"), model.Allows(from, to));
            }
        }
    }

    [Fact]
    public void Allows_StageReachableFromEverywhere_UnderAnyPolicy()
    {
        StageModel<Mood> model = new(
            "mood", new StageInfo<Mood>(Mood.New) { ReachableFromEveryStage = true }, new(Mood.VeryHappy), new(Mood.Gone))
        {
            Policy = TransitionPolicy.StrictOrder,
        };
        Assert.True(model.Allows(Mood.Gone, Mood.New));
        Assert.False(model.Allows(Mood.Gone, Mood.VeryHappy));
    }

    [Fact]
    public void Flaws_AreRefusedWithTheMend()
    {
        Assert.Contains(
            "win-back", Assert.Throws<ArgumentException>(() => StageModel.Of<Mood>("My Mood")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new StageModel<Mood>("mood"));
        Assert.Throws<ArgumentException>(() => new StageModel<Mood>("mood", new StageInfo<Mood>(Mood.New), new StageInfo<Mood>(Mood.New)));
        ArgumentException ambiguous = Assert.Throws<ArgumentException>(() => new StageModel<Mood>(
            "mood", new StageInfo<Mood>(Mood.New), new StageInfo<Mood>(Mood.Gone) { Synonyms = ["NEW"] }));
        Assert.Contains("both 'new' and 'gone' answer to 'new'", ambiguous.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => StageModel.Of<Mood>("mood", (TransitionPolicy)7));
        Assert.Throws<ArgumentException>(() => StageModel.Of<Mood>("mood")[(Mood)9]);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("a-1", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("ä", false)]
    public void Keys_AreKebabCase(string key, bool isKey)
    {
        if (isKey)
        {
            Assert.Equal(key, StageModel.Of(key, TransitionPolicy.Free, "only").Key);
        }
        else
        {
            Assert.Throws<ArgumentException>(() => StageModel.Of(key, TransitionPolicy.Free, "only"));
        }
    }

    [Fact]
    public void LocalizedText_FallsBackToEnglishThenFirst()
    {
        LocalizedText text = LocalizedText.Of("Welcome", "Willkommen");
        Assert.Equal("Willkommen", text.In(CultureInfo.GetCultureInfo("de-AT")));
        Assert.Equal("Welcome", text.In(CultureInfo.GetCultureInfo("fr")));
        Assert.Equal("Welcome", text.In(CultureInfo.InvariantCulture));
        Assert.Equal("Bienvenue", LocalizedText.Of([new("fr", "Bienvenue")]).In(CultureInfo.InvariantCulture));
        Assert.Throws<ArgumentException>(() => LocalizedText.Of(" "));
        Assert.Throws<ArgumentException>(() => LocalizedText.Of([]));
    }
}
