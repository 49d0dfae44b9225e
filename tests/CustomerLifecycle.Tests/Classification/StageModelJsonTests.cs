using System.Text.Json;
using CustomerLifecycle.Layouts;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Tests.Classification;

[Trait("source", "001: no consensus on names")]
public sealed class StageModelJsonTests
{
    private const string Valid = """
        {
          "key": "book-club",
          "name": { "en": "Book club", "de": "Buchklub" },
          "policy": "forward-with-skipping",
          "stages": [
            { "key": "guest" },
            { "key": "reader", "name": "Keen reader", "synonyms": ["bookworm"] },
            { "key": "gone", "name": { "en": "Gone", "de": "Fort" }, "reachableFromEveryStage": true }
          ],
          "rules": [
            { "stage": "gone", "when": [{ "fact": "daysSinceLastOrder", "operator": "moreThan", "value": 120 }] },
            { "stage": "reader", "key": "keen", "when": { "any": [
                { "fact": "orders", "operator": ">=", "value": 2 },
                { "all": [
                    { "fact": "isSignedUp", "operator": "is", "value": true },
                    { "not": { "fact": "views", "operator": "<", "value": 5 } }
                ] }
            ] } }
          ],
          "otherwise": "guest"
        }
        """;

    [Fact]
    public void Valid_Definition_Classifies()
    {
        StageRules<CustomerFacts, string> rules = StageModelJson.Parse(Valid);
        Assert.Equal("book-club", rules.Model.Key);
        Assert.Equal("Buchklub", rules.Model.Name.In(System.Globalization.CultureInfo.GetCultureInfo("de")));
        Assert.Equal(TransitionPolicy.ForwardWithSkipping, rules.Model.Policy);
        Assert.Equal("reader", rules.Model.Parse("bookworm"));
        Assert.True(rules.Model["gone"].ReachableFromEveryStage);
        Assert.Equal("guest", rules.Classify(default).Stage);
        Assert.Equal("gone", rules.Classify(new CustomerFacts { Orders = 3, DaysSinceLastOrder = 121 }).Stage);
        Assert.Equal("reader", rules.Classify(new CustomerFacts { Orders = 2, DaysSinceLastOrder = 120 }).Stage);
        Assert.Equal("reader", rules.Classify(new CustomerFacts { IsSignedUp = true, Views = 5 }).Stage);
        Assert.Equal("guest", rules.Classify(new CustomerFacts { IsSignedUp = true, Views = 4 }).Stage);
    }

    [Theory]
    [InlineData("\"key\": \"book-club\",", "", "$", "'key' is missing")]
    [InlineData("\"name\": \"Keen reader\"", "\"name\": \" \"", "$.stages[1].name", "whitespace")]
    [InlineData("\"de\": \"Fort\"", "\"german\": \"Fort\"", "$.stages[2].name", "'german' is not a language; use a two-letter code")]
    [InlineData(
        "\"stage\": \"gone\", \"when\"", "\"stage\": \"gone\", \"key\": \"keen\", \"when\"", "$.rules[1].key", "Give one of them another.")]
    [InlineData("\"book-club\"", "\"Book Club\"", "$.key", "is not a key")]
    [InlineData(
        "\"policy\": \"forward-with-skipping\"",
        "\"policy\": \"forwards\"",
        "$.policy",
        "Use one of free, strict-order, forward-with-skipping, cyclic.")]
    [InlineData("\"policy\"", "\"polici\"", "$", "Did you mean 'policy'?")]
    [InlineData("{ \"key\": \"guest\" }", "{ \"key\": \"reader\" }", "$.stages", "stands twice")]
    [InlineData("\"synonyms\": [\"bookworm\"]", "\"synonyms\": [\"guest\"]", "$.stages", "both 'guest' and 'reader' answer to 'guest'")]
    [InlineData("\"synonyms\": [\"bookworm\"]", "\"synonyms\": \"bookworm\"", "$.stages[1].synonyms", "list in square brackets")]
    [InlineData("\"stage\": \"gone\"", "\"stage\": \"gon\"", "$.rules[0].stage", "Did you mean 'gone'?")]
    [InlineData("\"daysSinceLastOrder\"", "\"daysSinceLastOder\"", "$.rules[0].when[0].fact", "Did you mean 'daysSinceLastOrder'?")]
    [InlineData("\"moreThan\"", "\"more\"", "$.rules[0].when[0].operator", "is not an operator")]
    [InlineData("\"value\": 120", "\"value\": 120.5", "$.rules[0].when[0].value", "whole number")]
    [InlineData("\"value\": 120", "\"value\": \"120\"", "$.rules[0].when[0].value", "Found \"120\".")]
    [InlineData(", \"value\": 120", "", "$.rules[0].when[0]", "'value' is missing")]
    [InlineData("\"value\": true", "\"value\": 1", "$.rules[1].when.any[1].all[0].value", "true or false")]
    [InlineData("\"operator\": \"is\"", "\"operator\": \"atLeast\"", "$.rules[1].when.any[1].all[0].operator", "yes or no")]
    [InlineData(
        "\"operator\": \"moreThan\", \"value\": 120",
        "\"operator\": \"isMissing\", \"value\": 120",
        "$.rules[0].when[0].value",
        "Leave the value out.")]
    [InlineData(
        "\"fact\": \"orders\", \"operator\": \">=\", \"value\": 2",
        "\"fact\": \"orders\", \"operator\": \"isMissing\"",
        "$.rules[1].when.any[0].operator",
        "never missing")]
    [InlineData("\"otherwise\": \"guest\"", "\"otherwise\": \"nobody\"", "$.otherwise", "not a stage")]
    [InlineData("\"name\": \"Keen reader\"", "\"name\": {}", "$.stages[1].name", "at least one language")]
    [InlineData("\"value\": 2", "\"value\": -1", "$", "fact 'orders' takes values")]
    public void Invalid_Definition_IsRefusedWithPlaceAndMend(string found, string replacement, string path, string message)
    {
        Assert.Contains(found, Valid, StringComparison.Ordinal);
        if (string.Equals(message, "fact 'orders' takes values", StringComparison.Ordinal))
        {
            // At least -1 holds always: lawful, but then "otherwise" can never win.
            (path, message) = ("$.otherwise", "can never win");
        }

        StageModelFormatException refused =
            Assert.Throws<StageModelFormatException>(
                () => StageModelJson.Parse(Valid.Replace(found, replacement, StringComparison.Ordinal)));
        Assert.Equal(path, refused.Path);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("{\"key\":\"\\ud800\",\"stages\":[{\"key\":\"a\"}],\"rules\":[],\"otherwise\":\"a\"}")]
    [InlineData("{\"key\":\"a\",\"stages\":[{\"key\":\"a\",\"aim\":{\"!!\":\"x\"}}],\"rules\":[],\"otherwise\":\"a\"}")]
    [InlineData("{\"key\":\"a\",\"key\":\"b\"}")]
    [InlineData("{\"key\":null,\"stages\":null,\"rules\":null,\"otherwise\":null}")]
    [InlineData("{\"key\":\"a\",\"stages\":[],\"rules\":[],\"otherwise\":\"a\"}")]
    [InlineData("{\"key\":\"a\",\"stages\":[{\"key\":\"a\",\"name\":null}],\"rules\":[],\"otherwise\":\"a\"}")]
    [InlineData("{\"key\":\"a\",\"stages\":[{\"key\":\"a\"}],\"rules\":[{\"stage\":\"a\",\"when\":7}],\"otherwise\":\"a\"}")]
    [InlineData(
        "{\"key\":\"a\",\"stages\":[{\"key\":\"a\"}],\"otherwise\":\"a\","
            + "\"rules\":[{\"stage\":\"a\",\"when\":[{\"fact\":\"revenue\",\"operator\":\">\",\"value\":1e999}]}]}")]
    public void Rubbish_IsRefusedAsAFormatException(string json) =>
        Assert.Throws<StageModelFormatException>(() => StageModelJson.Parse(json));

    [Theory]
    [InlineData("{\"key\":\"\ud800\"}")]
    [InlineData("{\"key\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1,\"key\":\"a\"}")]
    public void HalfACharacter_IsRefused(string json)
    {
        Assert.Throws<StageModelFormatException>(() => StageModelJson.Parse(json));
        Assert.Throws<StageModelFormatException>(() => EventLayout.Parse(json));
        Assert.Throws<StageModelFormatException>(() => MetricJson.Parse(json));
    }

    [Fact]
    public void ManyAlternatives_AreRefusedBeforeTheyAreMultipliedOut()
    {
        string pairs = string.Join(',', Enumerable.Range(0, 40).Select(i =>
            $$"""{"any":[{"fact":"revenue","operator":">=","value":{{i}}},{"fact":"profit","operator":">=","value":{{i}}}]}"""));
        string json = $$"""{"key":"a","stages":[{"key":"x"},{"key":"y"}],"otherwise":"x","rules":[{"stage":"y","when":[{{pairs}}]}]}""";
        StageModelFormatException refused = Assert.Throws<StageModelFormatException>(() => StageModelJson.Parse(json));
        Assert.Equal("$.rules[0].when", refused.Path);
        Assert.Contains("more than 64 alternatives", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FactBesideFact_BothMissing_SatisfiesNothing()
    {
        foreach (string name in new[] { "is", "atLeast", "atMost" })
        {
            StageRules<CustomerFacts, string> rules = StageModelJson.Parse(
                $$$"""
                {"key":"a","stages":[{"key":"x"},{"key":"y"}],"otherwise":"x","rules":[{"stage":"y","when":[
                    {"fact":"daysSinceLastOrder","operator":"{{{name}}}","value":{"fact":"daysSinceLastVisit"}}]}]}
                """);
            Assert.Equal("x", rules.Classify(default).Stage);
            Assert.Equal("y", rules.Classify(new CustomerFacts { DaysSinceLastOrder = 3, DaysSinceLastVisit = 3 }).Stage);
        }
    }

    [Fact]
    public void FactBesideFact_Works()
    {
        StageRules<CustomerFacts, string> rules = StageModelJson.Parse("""
            {"key":"a","stages":[{"key":"many-returns"},{"key":"fine"}],"otherwise":"fine",
             "rules":[{"stage":"many-returns","when":[
                 {"fact":"returns","operator":"atLeast","value":{"fact":"orders"}},{"fact":"orders","operator":"isNot","value":0}]}]}
            """);
        Assert.Equal("many-returns", rules.Classify(new CustomerFacts { Orders = 2, Returns = 2 }).Stage);
        Assert.Equal("fine", rules.Classify(new CustomerFacts { Orders = 2, Returns = 1 }).Stage);
        Assert.Equal("fine", rules.Classify(default).Stage);
        Assert.Equal(rules.Fingerprint, StageModelJson.Parse(StageModelJson.Write(rules)).Fingerprint);
    }

    [Fact]
    public void OpaquePredicate_CannotBeWritten()
    {
        StageRules<CustomerFacts, string> rules = StageRules
            .For(StageModel.Of("own", TransitionPolicy.Free, "a", "b"))
            .When("a", f => f.Orders % 2 == 0)
            .Otherwise("b");
        Assert.Contains(
            "could not be taken apart",
            Assert.Throws<ArgumentException>(() => StageModelJson.Write(rules)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_KnowsEveryFactAndOperator()
    {
        using JsonDocument schema = JsonDocument.Parse(StageModelJson.Schema);
        JsonElement definitions = schema.RootElement.GetProperty("$defs");
        Assert.Equal(
            CustomerFacts.Catalog.All.Select(CamelCase).Order(StringComparer.Ordinal),
            definitions.GetProperty("fact").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal));
        foreach (string name in definitions
            .GetProperty("condition")
            .GetProperty("properties")
            .GetProperty("operator")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(e => e.GetString()!))
        {
            string fact = name is "isOther" ? "plan" : "daysSinceLastOrder";
            string value = name switch
            {
                "isMissing" or "isPresent" => string.Empty,
                "isOneOf" => ", \"value\": [3, 5]",
                "isOther" => ", \"value\": \"gold\"",
                _ => ", \"value\": 3",
            };
            string json =
                $$"""
                {"key":"a","facts":[{"key":"plan","attribute":"plan"}],"stages":[{"key":"x"},{"key":"y"}],"otherwise":"x",
                 "rules":[{"stage":"y","when":[{"fact":"{{fact}}","operator":"{{name}}"{{value}}}]}]}
                """;
            Assert.Single(StageModelJson.Parse(json).Rules, r => !r.IsFallback);
        }
    }

    private static string CamelCase(FactInfo<CustomerFacts> fact)
    {
        string pascal = string.Concat(fact.Key.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }
}
