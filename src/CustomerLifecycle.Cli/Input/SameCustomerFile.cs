namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads which ids are one customer: a CSV file with the columns <c>customer</c> and <c>same_as</c>.</summary>
internal static class SameCustomerFile
{
    private static readonly CsvColumn[] Columns = [new("customer", IsRequired: true), new("same_as", IsRequired: true)];

    /// <summary>Reads all of it, or nothing.</summary>
    /// <returns>For each id in the first column the one in the second.</returns>
    /// <exception cref="InputException">The file cannot be read or has bad rows.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        Dictionary<string, string> same = new(StringComparer.Ordinal);
        CsvTable.Read(path, Columns, row =>
        {
            string customer = row["customer"] is { Length: > 0 } id ? id : throw row.Wrong("customer", "the id of a customer");
            string other = row["same_as"] is { Length: > 0 } written ? written : throw row.Wrong("same_as", "the id that stays");
            if (same.TryGetValue(customer, out string? known) && !string.Equals(known, other, StringComparison.Ordinal))
            {
                throw row.Wrong("same_as", $"'{known}' as on an earlier line of '{customer}'; say that '{known}' is the same as '{other}'");
            }

            if (string.Equals(EndOf(same, other), customer, StringComparison.Ordinal))
            {
                throw row.Wrong("same_as", $"an id that does not lead back to '{customer}'");
            }

            return same[customer] = other;
        });
        return same;
    }

    private static string EndOf(Dictionary<string, string> same, string customer)
    {
        string end = customer;
        while (same.TryGetValue(end, out string? next))
        {
            end = next;
        }

        return end;
    }
}
