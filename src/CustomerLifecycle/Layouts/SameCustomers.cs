namespace CustomerLifecycle.Layouts;

/// <summary>Ids that are one person, each with the one that stays.</summary>
internal static class SameCustomers
{
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Leads each id to the end of its chain.</summary>
    /// <exception cref="ArgumentException">Ids lead in a circle.</exception>
    public static IReadOnlyDictionary<string, string> Resolve(IReadOnlyDictionary<string, string> same)
    {
        Dictionary<string, string> resolved = new(same.Count, StringComparer.Ordinal);
        foreach (string customer in same.Keys)
        {
            List<string> path = [];
            string end = customer;
            while (!resolved.TryGetValue(end, out string? known) && same.TryGetValue(end, out string? next))
            {
                path.Add(end);
                end = next;
                if (path.Count > same.Count)
                {
                    throw new ArgumentException(
                        $"The customer '{customer}' is said to be the same as others who lead in a circle.", nameof(same));
                }
            }

            end = resolved.GetValueOrDefault(end, end);
            path.ForEach(id => resolved[id] = end);
        }

        return resolved;
    }
}
