namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

/// <summary>Whatever else a shop writes down of a buyer.</summary>
public sealed class Entry
{
    public int Id { get; set; }

    public int? Who { get; set; }

    public DateTimeOffset At { get; set; }

    public string Kind { get; set; } = string.Empty;

    public double? Value { get; set; }

    public int? Stars { get; set; }

    public DateOnly? Ends { get; set; }

    public string? About { get; set; }

    public string? Channel { get; set; }

    public string? Campaign { get; set; }
}
