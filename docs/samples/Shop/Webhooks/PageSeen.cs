namespace Shop.Webhooks;

/// <summary>What the web analytics post: somebody who is known looked at a page.</summary>
internal sealed record PageSeen(string? Id, string? Customer, DateTimeOffset? At)
{
    /// <summary>What is wrong with it, by property; nothing where all is well.</summary>
    public Dictionary<string, string[]> Errors() => new (string Property, string? Message)[]
    {
        (nameof(Id), string.IsNullOrWhiteSpace(Id) ? "A visit needs an id, so that it counts once." : null),
        (nameof(Customer), string.IsNullOrWhiteSpace(Customer) ? "A visit needs a customer." : null),
        (nameof(At), At is null ? "Say when it was, e.g. 2026-05-01T12:00:00Z." : null),
    }.Where(e => e.Message is not null).ToDictionary(e => e.Property, e => new[] { e.Message! });
}
