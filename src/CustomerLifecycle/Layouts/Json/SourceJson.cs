namespace CustomerLifecycle.Layouts;

/// <summary>Reads where texts and numbers come from.</summary>
internal static class SourceJson
{
    public static TextSource Text(JsonPlace place)
    {
        List<TextPart> parts = [];
        string? fixedText = null;
        foreach (JsonPlace item in EventLayoutJsonReader.SeveralAtLeastOne(place))
        {
            if (!item.IsObject)
            {
                parts.Add(new TextPart(item.Text(), IsEmail: false, FirstOf: null));
                continue;
            }

            item.RequireProperties([], ["column", "email", "fixed", "firstOf"]);
            string?[] said = [item.Optional("column")?.Text(), item.Optional("email")?.Text(), item.Optional("fixed")?.Text()];
            if (said.Count(s => s is not null) != 1)
            {
                throw item.Wrong(
                    "It is not said where the text comes from, or twice.",
                    "Give one of 'column', 'email' (a column that holds addresses) and 'fixed'.");
            }

            fixedText = said[2] ?? fixedText;
            if ((said[0] ?? said[1]) is { } column)
            {
                parts.Add(new TextPart(column, said[1] is not null, item.Optional("firstOf")?.Text()));
            }
        }

        return new TextSource(parts, fixedText);
    }

    public static IReadOnlyDictionary<string, TextSource> Named(JsonPlace place)
    {
        if (!place.IsObject)
        {
            throw place.Wrong("Found no object.", "Names with their columns are expected, such as { \"country\": \"Billing Country\" }.");
        }

        return place.Names().ToDictionary(name => name, name => Text(place[name]), StringComparer.Ordinal);
    }

    public static AmountSource Amount(JsonPlace place)
    {
        if (!place.IsObject)
        {
            return AmountSource.Of(place.Text());
        }

        place.RequireProperties([], ["firstOf", "add", "subtract", "multiply"]);
        IReadOnlyList<string> names = place.Names();
        if (names.Count != 1)
        {
            throw place.Wrong(
                "It is not said how the numbers are put together, or twice.", "Give one of 'firstOf', 'add', 'subtract' and 'multiply'.");
        }

        AmountOperation operation = names[0] switch
        {
            "firstOf" => AmountOperation.FirstOf,
            "add" => AmountOperation.Add,
            "subtract" => AmountOperation.Subtract,
            _ => AmountOperation.Multiply,
        };
        return new AmountSource(operation, Column: null, [.. EventLayoutJsonReader.SeveralAtLeastOne(place[names[0]]).Select(Amount)]);
    }
}
