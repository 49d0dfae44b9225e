using System.Globalization;

namespace CustomerLifecycle;

/// <summary>One thing that an event must carry to be selected.</summary>
/// <param name="Property">The name of what it carries.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Text">The text to compare with; null where it is a number.</param>
/// <param name="Number">The number to compare with.</param>
internal sealed record EventNarrowing(string Property, ConditionOperator Comparison, string? Text, decimal Number)
{
    private readonly EventProperty _property = EventProperty.Find(Property, asNumber: Text is null)
        ?? throw new ArgumentException($"'{Property}' is nothing that an event carries.", nameof(Property));

    private readonly bool _isOfProduct = Property is "product" && Text is not null && Comparison == ConditionOperator.Is;

    /// <summary>The kind of selling asked for; null where something else is.</summary>
    public SellingKind? Selling => this is { Property: "selling", Text: { } text }
        ? Array.Find(Enum.GetValues<SellingKind>(), s => string.Equals(KebabKey.FromValue(s), text, StringComparison.Ordinal))
        : null;

    public bool Holds(in CustomerEvent item)
    {
        // An order names several products; it is about each of them. Of one alone it keeps no list.
        if (_isOfProduct && item.Extras?.Products is { } products)
        {
            return products.Contains(Text, StringComparer.Ordinal);
        }

        FactValue value = _property.Read(item);
        return Text is null
            ? Compare(value.Number)
            : Comparison == ConditionOperator.Is && string.Equals(value.Text, Text, StringComparison.Ordinal);
    }

    /// <summary>An event made to carry it; the same where that cannot be made.</summary>
    public CustomerEvent MadeToHold(CustomerEvent item) => (Property, Text) switch
    {
        ("channel", { } text) => item with { Channel = text },
        ("campaign", { } text) => item with { Campaign = text },
        ("category", { } text) => item with { Category = text },
        ("product", { } text) => item with { Reference = text },
        ("id", { } text) => item with { Id = text },
        ("selling", { }) when item.Kind == CustomerEventKind.Order => item with
        {
            Selling = Selling!.Value,
        },
        ("amount", null) when item.Kind is CustomerEventKind.Order or CustomerEventKind.Return or CustomerEventKind.Custom =>
            item.WithAmount(Reached()),
        ("score", null) => item.WithScore((int)Reached()),
        (_, { } text) when Property.StartsWith("detail:", StringComparison.Ordinal) =>
            item with { Details = item.Details.With(Property[7..], text) },
        (_, null) when Property.StartsWith("detail:", StringComparison.Ordinal) =>
            item with { Details = item.Details.With(Property[7..], Reached()) },
        _ => item,
    };

    /// <summary>The narrowing for people: <c>channel store</c>, <c>amount ≥ 50</c>.</summary>
    public string Say()
    {
        string sign = Comparison switch
        {
            ConditionOperator.AtLeast => "≥ ",
            ConditionOperator.MoreThan => "> ",
            ConditionOperator.AtMost => "≤ ",
            ConditionOperator.LessThan => "< ",
            _ => string.Empty,
        };
        return $"{Property.Replace("detail:", string.Empty, StringComparison.Ordinal)} "
            + $"{sign}{Text ?? Number.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The narrowing in a fixed form, for fingerprints.</summary>
    public override string ToString() => $"{Property} {Comparison} {Text ?? Number.ToString(CultureInfo.InvariantCulture)}";

    private decimal Reached() =>
        Comparison == ConditionOperator.MoreThan ? Number + 1 : Comparison == ConditionOperator.LessThan ? Math.Max(0, Number - 1) : Number;

    private bool Compare(double value) => Comparison switch
    {
        ConditionOperator.AtLeast => value >= (double)Number,
        ConditionOperator.MoreThan => value > (double)Number,
        ConditionOperator.AtMost => value <= (double)Number,
        ConditionOperator.LessThan => value < (double)Number,
        _ => value == (double)Number,
    };
}
