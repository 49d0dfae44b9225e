using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>Writes facts of the user's own as JSON, so that <see cref="FactJsonReader"/> reads the same ones.</summary>
internal static class FactJsonWriter
{
    public static void Write(Utf8JsonWriter json, FactInfo<CustomerFacts> fact)
    {
        FactDeclaration declaration = fact.Declaration!;
        json.WriteStartObject();
        json.WriteString("key", declaration.Key);
        WriteWhat(json, fact);
        if (declaration.Nth > 1)
        {
            json.WriteNumber("nth", declaration.Nth);
        }

        WriteNarrowings(json, declaration);
        WriteWindow(json, declaration.Window);
        StageModelJsonWriter.WriteText(json, "name", fact.Own!.GivenName);
        if (fact.Own.GivenPhrases is { PastOne: null } phrases)
        {
            json.WriteStartObject("phrases");
            StageModelJsonWriter.WriteText(json, "one", phrases.One);
            StageModelJsonWriter.WriteText(json, "other", phrases.Other);
            StageModelJsonWriter.WriteText(json, "none", phrases.None);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteWhat(Utf8JsonWriter json, FactInfo<CustomerFacts> fact)
    {
        FactDeclaration declaration = fact.Declaration!;
        string what = JsonNamingPolicy.CamelCase.ConvertName(declaration.Aggregate.ToString());
        if (declaration.Calculation is { } calculation)
        {
            json.WritePropertyName("calculate");
            if (!CalculationJson.TryWrite(json, calculation))
            {
                throw new ArgumentException(
                    $"The fact '{fact.Key}' cannot be written as JSON: '{calculation.Expression.Body}' is more than arithmetic over facts "
                        + "and numbers.",
                    nameof(fact));
            }

            return;
        }

        bool isOfAttribute = declaration.Selector!.Attribute is not null;
        if (declaration.Aggregate == FactAggregate.Attribute)
        {
            json.WriteString("attribute", declaration.Selector.Attribute);
            WriteType(json, fact);
        }
        else if (isOfAttribute)
        {
            json.WriteStartObject(what);
            json.WriteString("attribute", declaration.Selector.Attribute);
            json.WriteEndObject();
        }
        else
        {
            WriteKinds(json, what, declaration.Selector);
            if (declaration.Of is { } of)
            {
                json.WriteString("of", of.Key.Split(" as ")[0]);
                WriteType(json, fact);
            }
        }
    }

    private static void WriteType(Utf8JsonWriter json, FactInfo<CustomerFacts> fact)
    {
        bool isTyped = fact.Declaration!.Aggregate is FactAggregate.Attribute
            || (fact.Declaration.Aggregate is FactAggregate.First or FactAggregate.Latest
                && fact.Declaration.Of!.Key.Contains(" as ", StringComparison.Ordinal));
        if (isTyped && fact.Unit is not FactUnit.Text)
        {
            json.WriteString("as", fact.Unit is FactUnit.Flag or FactUnit.Date ? fact.Unit.ToString().ToLowerInvariant() : "number");
        }
    }

    private static void WriteKinds(Utf8JsonWriter json, string what, FactSelector selector)
    {
        if (selector.Kinds.Count == 1)
        {
            json.WriteString(what, selector.Kinds[0].Key);
            return;
        }

        json.WriteStartArray(what);
        foreach (EventKind kind in selector.Kinds)
        {
            json.WriteStringValue(kind.Key);
        }

        json.WriteEndArray();
    }

    private static void WriteNarrowings(Utf8JsonWriter json, FactDeclaration fact)
    {
        if (fact.Selector is not { } selector || (selector.Narrowings.Count == 0 && selector.Further is null))
        {
            return;
        }

        if (selector.Further is { } further)
        {
            throw new ArgumentException(
                $"The fact '{fact.Key}' cannot be written as JSON: '{further.Body}' could not be taken apart. "
                    + "Compare what an event carries with texts and numbers.",
                nameof(fact));
        }

        json.WriteStartObject("where");
        foreach (IGrouping<string, EventNarrowing> property in selector.Narrowings.GroupBy(n => n.Property, StringComparer.Ordinal))
        {
            json.WritePropertyName(property.Key);
            WriteNarrowing(json, [.. property]);
        }

        json.WriteEndObject();
    }

    private static void WriteNarrowing(Utf8JsonWriter json, EventNarrowing[] narrowings)
    {
        if (narrowings is [{ Text: { } text }])
        {
            json.WriteStringValue(text);
            return;
        }

        json.WriteStartObject();
        foreach (EventNarrowing narrowing in narrowings)
        {
            json.WriteNumber(ConditionOperators.NameOf(narrowing.Comparison), narrowing.Number);
        }

        json.WriteEndObject();
    }

    private static void WriteWindow(Utf8JsonWriter json, FactWindow window)
    {
        if (window.Days > 0)
        {
            json.WriteNumber("inLastDays", window.Days);
        }
        else if (window.Months > 0)
        {
            json.WriteNumber("inLastMonths", window.Months);
        }
        else if (window.Unit is { } unit)
        {
            json.WriteString("in", "calendar-" + unit.ToString().ToLower(CultureInfo.InvariantCulture));
        }
        else if (window.From is { } from)
        {
            json.WriteString("from", LocalDatePattern.Iso.Format(from));
            json.WriteString("until", LocalDatePattern.Iso.Format(window.Until!.Value));
        }
    }
}
