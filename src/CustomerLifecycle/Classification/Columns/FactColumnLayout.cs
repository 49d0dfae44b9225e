namespace CustomerLifecycle;

/// <summary>
/// Which facts of <see cref="CustomerFacts"/> are laid side by side for rule lists, and which conditions are asked at once.
/// </summary>
internal sealed class FactColumnLayout
{
    public FactColumnLayout(IEnumerable<Condition<CustomerFacts>> conditions)
    {
        List<Condition<CustomerFacts>> others = [];
        foreach (Condition<CustomerFacts> condition in conditions)
        {
            switch (ConditionBits<CustomerFacts>.StoreOf(condition))
            {
                case FactStorage.Word:
                    IsWord[condition.Fact!.Location.Index] = true;
                    break;
                case FactStorage.Amount:
                    IsAmount[condition.Fact!.Location.Index] = true;
                    break;
                default:
                    if (!ConditionBits<CustomerFacts>.IsPair(condition))
                    {
                        others.Add(condition);
                        break;
                    }

                    foreach (FactLocation fact in new[] { condition.Fact!.Location, condition.OtherFact!.Location })
                    {
                        IsWord[fact.Index] = true;
                        IsWide[fact.Index] = true;
                    }

                    break;
            }
        }

        Others = [.. others.DistinctBy(c => c.Identity, StringComparer.Ordinal)];
    }

    /// <summary>Which whole numbers there is a column of.</summary>
    public bool[] IsWord { get; } = new bool[CustomerFacts.WordCount];

    /// <summary>Which of them are compared with one another.</summary>
    public bool[] IsWide { get; } = new bool[CustomerFacts.WordCount];

    /// <summary>Which amounts there is a column of.</summary>
    public bool[] IsAmount { get; } = new bool[CustomerFacts.AmountCount];

    /// <summary>Conditions on facts that have no place in the struct, such as the user's own: their truth is kept instead.</summary>
    public IReadOnlyList<Condition<CustomerFacts>> Others { get; }

    /// <summary>The fact or condition that rules ask for and of which there is no column; null where there is all.</summary>
    public string? Missing(FactColumnLayout asked)
    {
        for (int place = 0; place < IsWord.Length; place++)
        {
            if ((asked.IsWord[place] && !IsWord[place]) || (asked.IsWide[place] && !IsWide[place]))
            {
                return CustomerFacts.Catalog.All.First(f => f.Location is { Store: FactStorage.Word } at && at.Index == place).Key;
            }
        }

        for (int place = 0; place < IsAmount.Length; place++)
        {
            if (asked.IsAmount[place] && !IsAmount[place])
            {
                return CustomerFacts.Catalog.All.First(f => f.Location is { Store: FactStorage.Amount } at && at.Index == place).Key;
            }
        }

        return asked.Others.FirstOrDefault(o => PlaceOf(o) < 0)?.ToString();
    }

    /// <summary>The place of a condition among the others; −1 where it is not among them.</summary>
    public int PlaceOf(Condition<CustomerFacts> condition)
    {
        for (int i = 0; i < Others.Count; i++)
        {
            if (string.Equals(Others[i].Identity, condition.Identity, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
