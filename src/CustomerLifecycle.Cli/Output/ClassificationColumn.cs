using System.Globalization;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Output;

/// <summary>A column of a classification: its name in files, its heading for people, and what stands in it.</summary>
internal sealed class ClassificationColumn
{
    private readonly Func<CultureInfo, string> _heading;
    private readonly Func<ClassifiedCustomer, CultureInfo, string?> _value;
    private readonly Func<ClassifiedCustomer, CultureInfo, string?> _text;

    private ClassificationColumn(
        string name,
        string property,
        bool isOfStageAlone,
        Func<CultureInfo, string> heading,
        Func<ClassifiedCustomer, CultureInfo, string?> value,
        Func<ClassifiedCustomer, CultureInfo, string?>? text = null)
    {
        (Name, Property, IsOfStageAlone, _heading, _value) = (name, property, isOfStageAlone, heading, value);
        _text = text ?? value;
    }

    /// <summary>All of them, in the order in which they are printed.</summary>
    public static IReadOnlyList<ClassificationColumn> All { get; } =
    [
        new("customer", "customer", isOfStageAlone: true, Headings.Customer, (c, _) => c.Customer),
        new("stage", "stage", isOfStageAlone: true, Headings.Stage, (c, _) => c.Stage.Key, (c, culture) => c.Stage.Name.In(culture)),
        new("reason", "reason", isOfStageAlone: false, Headings.Reason, (c, _) => c.Reason),
        new(
            "since",
            "since",
            isOfStageAlone: false,
            Headings.Since,
            (c, _) => c.Since is { } day ? LocalDatePattern.Iso.Format(day) : null,
            (c, culture) => TableText.Day(c.Since, culture)),
        new(
            "until",
            "until",
            isOfStageAlone: false,
            Headings.Until,
            (c, _) => c.Next is { } next ? LocalDatePattern.Iso.Format(next.On) : null,
            (c, culture) => TableText.Day(c.Next?.On, culture)),
        new(
            "next_stage",
            "nextStage",
            isOfStageAlone: false,
            Headings.NextStage,
            (c, _) => c.Next?.Stage,
            (c, culture) => c.Next is { } next ? c.Model.Find(next.Stage)!.Name.In(culture) : null),
    ];

    /// <summary>The name in CSV and in --columns.</summary>
    public string Name { get; }

    /// <summary>The name in JSON.</summary>
    public string Property { get; }

    /// <summary>Whether the stage alone says it, so that no timeline is needed.</summary>
    public bool IsOfStageAlone { get; }

    /// <summary>Whether it is the reason in words.</summary>
    public bool IsOfReason => Name is "reason";

    /// <summary>The heading for people.</summary>
    public string Heading(CultureInfo culture) => _heading(culture);

    /// <summary>What stands in files; null for nothing.</summary>
    public string? ValueOf(ClassifiedCustomer customer, CultureInfo culture) => _value(customer, culture);

    /// <summary>What stands in tables for people.</summary>
    public string TextOf(ClassifiedCustomer customer, CultureInfo culture) => _text(customer, culture) ?? string.Empty;
}
