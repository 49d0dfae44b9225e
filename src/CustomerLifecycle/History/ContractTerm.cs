namespace CustomerLifecycle;

/// <summary>
/// One term of a customer's contract, by the days of the shop's zone: from its making, or the end of the term before, to its end.
/// </summary>
internal sealed class ContractTerm
{
    private ContractTerm(int start, int end, in CustomerEvent made, int madeOn)
    {
        MadeOn = madeOn;
        Start = start;
        End = end;
        Amount = made.Amount;
        Cost = made.Cost;
    }

    /// <summary>The day on which it was agreed on.</summary>
    public int MadeOn { get; }

    /// <summary>The first day.</summary>
    public int Start { get; }

    /// <summary>The first day on which it no longer runs; a cancellation may bring it forward.</summary>
    public int End { get; private set; }

    public decimal Amount { get; }

    public decimal Cost { get; }

    /// <summary>The day on which it was cancelled; null where it was not.</summary>
    public int? CanceledOn { get; private set; }

    /// <summary>The day on which the next term was agreed on, however much later; null where there is none.</summary>
    public int? FollowedOn { get; private set; }

    /// <summary>Whether the next term was agreed on before this one was over, or on the first day on which it no longer ran.</summary>
    public bool IsRenewed => FollowedOn <= End;

    /// <summary>Whether it runs on a day.</summary>
    public bool RunsOn(int day) => day >= Start && day < End;

    /// <summary>The terms of a customer that ran for a day at least, in time order and never two at once.</summary>
    /// <param name="events">The customer's events in time order, with their days.</param>
    public static IReadOnlyList<ContractTerm> Of(IEnumerable<(CustomerEvent Event, int Day)> events)
    {
        List<ContractTerm> terms = [];
        bool isMade = false;
        foreach ((CustomerEvent item, int day) in events)
        {
            ContractTerm? running = terms.Count > 0 && terms[^1].End > day ? terms[^1] : null;
            switch (item.Kind)
            {
                case CustomerEventKind.ContractCanceled when running is not null:
                    EndOn(terms, Math.Max(day, item.ContractEndDay), day);
                    terms[^1].CanceledOn = day;
                    break;
                case CustomerEventKind.ContractCanceled when item.ContractEndDay > day && isMade:
                    terms.Add(new ContractTerm(day, item.ContractEndDay, in item, day) { CanceledOn = day });
                    break;
                case CustomerEventKind.ContractResumed when running is not null:
                    EndOn(terms, Math.Max(day, item.ContractEndDay), day);
                    terms[^1].CanceledOn = null;
                    break;
                case CustomerEventKind.ContractResumed when isMade:
                    Follow(terms, running, in item, day);
                    break;
                case CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed:
                    isMade |= item.ContractEndDay > day;
                    Follow(terms, running, in item, day);
                    break;
            }
        }

        return terms.FindAll(t => t.End > t.Start);
    }

    private static void Follow(List<ContractTerm> terms, ContractTerm? running, in CustomerEvent item, int day)
    {
        // What is renewed early goes on where the running term ends; what ends no later than that takes its place.
        int start = running?.End < item.ContractEndDay ? running.End : day;
        if (running is not null && start == day)
        {
            EndOn(terms, day, day);
        }

        if (terms.Count > 0)
        {
            terms[^1].FollowedOn = day;
        }

        terms.Add(new ContractTerm(start, Math.Max(start, item.ContractEndDay), in item, day));
    }

    /// <summary>Lets the contract end sooner or later than was said before; terms that were to begin after that never do.</summary>
    private static void EndOn(List<ContractTerm> terms, int end, int day)
    {
        while (terms[^1].Start > day && terms[^1].Start >= end)
        {
            terms.RemoveAt(terms.Count - 1);
            terms[^1].FollowedOn = null;
        }

        terms[^1].End = end;
    }
}
