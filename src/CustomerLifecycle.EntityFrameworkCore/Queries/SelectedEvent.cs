using System.Reflection;

namespace CustomerLifecycle;

/// <summary>
/// The columns that are selected of a user's entities. None is ever made: a query over them is turned into text, in which each column goes
/// by the name of its property.
/// </summary>
internal sealed class SelectedEvent
{
    /// <summary>How many details a mapping may have.</summary>
    public const int MostDetails = 16;

    public object? Customer { get; set; }

    public object? At { get; set; }

    public object? Kind { get; set; }

    public object? Amount { get; set; }

    public object? Cost { get; set; }

    public object? Quantity { get; set; }

    public object? Status { get; set; }

    public object? Selling { get; set; }

    public object? Channel { get; set; }

    public object? Campaign { get; set; }

    public object? Category { get; set; }

    public object? Product { get; set; }

    public object? OrderNumber { get; set; }

    public object? Score { get; set; }

    public object? ContractEnd { get; set; }

    public object? AttributeName { get; set; }

    public object? AttributeValue { get; set; }

    public object? Detail0 { get; set; }

    public object? Detail1 { get; set; }

    public object? Detail2 { get; set; }

    public object? Detail3 { get; set; }

    public object? Detail4 { get; set; }

    public object? Detail5 { get; set; }

    public object? Detail6 { get; set; }

    public object? Detail7 { get; set; }

    public object? Detail8 { get; set; }

    public object? Detail9 { get; set; }

    public object? Detail10 { get; set; }

    public object? Detail11 { get; set; }

    public object? Detail12 { get; set; }

    public object? Detail13 { get; set; }

    public object? Detail14 { get; set; }

    public object? Detail15 { get; set; }

    public static PropertyInfo Property(string name) => typeof(SelectedEvent).GetProperty(name)!;
}
