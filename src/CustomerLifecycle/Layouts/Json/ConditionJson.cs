using System.Globalization;

namespace CustomerLifecycle.Layouts;

/// <summary>Reads what a row must be like.</summary>
internal static class ConditionJson
{
    private static readonly string[] Tests = ["is", "isNot", "startsWith", "isEmpty", "below", "above", "differsFrom"];

    public static IReadOnlyList<RowCondition> All(JsonPlace place) => [.. EventLayoutJsonReader.SeveralAtLeastOne(place).Select(Read)];

    private static RowCondition Read(JsonPlace place)
    {
        if (place.Optional("any") is { } any)
        {
            place.RequireProperties(["any"], []);
            return new RowCondition(string.Empty, RowTest.Is, [], 0, [.. EventLayoutJsonReader.SeveralAtLeastOne(any).Select(All)]);
        }

        place.RequireProperties(["column"], Tests);
        string column = place["column"].Text();
        string[] tests = [.. place.Names().Where(n => n is not "column")];
        if (tests.Length != 1)
        {
            throw place.Wrong("It is not said what the column must be, or twice.", $"Give one of {string.Join(", ", Tests)}.");
        }

        JsonPlace value = place[tests[0]];
        return tests[0] switch
        {
            "isEmpty" => Test(value.Flag() ? RowTest.IsEmpty : RowTest.IsPresent),
            "below" => Test(RowTest.Below, number: Number(value)),
            "above" => Test(RowTest.Above, number: Number(value)),
            "differsFrom" => Test(RowTest.DiffersFrom, [value.Text()]),
            "is" => Test(RowTest.Is, Words(value)),
            "isNot" => Test(RowTest.IsNot, Words(value)),
            _ => Test(RowTest.StartsWith, Words(value)),
        };

        RowCondition Test(RowTest test, IReadOnlyList<string>? words =
            null, decimal number = 0) => new(column, test, words ?? [], number, []);
    }

    private static string[] Words(JsonPlace place) => [.. EventLayoutJsonReader.SeveralAtLeastOne(place).Select(w => w.Text())];

    private static decimal Number(JsonPlace place) =>
        place.Guard(() => decimal.Parse(
            place.Number("it").ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture));
}
