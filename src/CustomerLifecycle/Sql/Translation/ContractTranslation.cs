namespace CustomerLifecycle.Sql;

/// <summary>How a contract stands, as <see cref="ContractState"/> knows it.</summary>
internal sealed class ContractTranslation(FactTranslation facts)
{
    private static readonly CustomerEventKind[] ContractWords =
    [
        CustomerEventKind.ContractStarted, CustomerEventKind.ContractRenewed, CustomerEventKind.ContractCanceled,
        CustomerEventKind.ContractResumed,
    ];

    private static readonly CustomerEventKind[] Terms = [CustomerEventKind.ContractStarted, CustomerEventKind.ContractRenewed];

    private readonly Selection _events = facts.Selection;

    private string ContractEnd => _events.Column(EventColumns.ContractEnd);

    /// <summary>The newest word on the contract: the day of its end, doubled, and one more for a cancellation.</summary>
    private string Contract
    {
        get
        {
            string value = $"({ContractEnd} * 2 + CASE WHEN kind = 'contract-canceled' THEN 1 ELSE 0 END)";
            return Newest(ContractWords, value, [("contract", value)])[0];
        }
    }

    private string Canceled => $"({Contract} % 2 <> 0)";

    private string ContractEnds => $"({facts.Dialect.Quotient($"{Contract} - abs({Contract} % 2)", "2")})";

    /// <summary>The newest term: its end, and the day on which it was made.</summary>
    private (string End, string MadeOn) Term
    {
        get
        {
            string[] names = facts.Kept.First(
                _events.Of(Terms),
                [(EventColumns.At, true), (ContractEnd, true), (EventColumns.Day, true)],
                [("term_end", ContractEnd), ("made_on", EventColumns.Day)]);
            return (names[0], names[1]);
        }
    }

    // A term that was called off on the day on which it was made never ran.
    private string HasContract
    {
        get
        {
            string terms = facts.Kept.Count($"{_events.Of(Terms)} AND {ContractEnd} > {EventColumns.Day}");
            (string end, string madeOn) = Term;
            return $"{terms} > CASE WHEN {Canceled} AND {end} > {madeOn} AND {ContractEnds} <= {madeOn} THEN 1 ELSE 0 END";
        }
    }

    public string End => $"CASE WHEN {HasContract} THEN {ContractEnds} END";

    public string TermDays => $"CASE WHEN {Term.End} > {Term.MadeOn} THEN {Term.End} - {Term.MadeOn} "
        + $"WHEN {Term.End} IS NOT NULL THEN 0 END";

    public string LastQuarter => $"({Term.End} - {facts.Dialect.Quotient($"({TermDays})", "4")})";

    public string IsCanceled => Canceled;

    public string IsPaused
    {
        get
        {
            string paused = facts.Kept.Max(EventColumns.At, _events.Of(CustomerEventKind.ContractPaused));
            string goesOn = facts.Kept.Max(EventColumns.At, _events.Of(ContractWords));
            return $"{paused} IS NOT NULL AND ({goesOn} IS NULL OR {paused} > {goesOn}) AND {HasContract}";
        }
    }

    /// <summary>The payments that failed since the last one that is known to have been made, of the latest that are looked at.</summary>
    public string FailedPayments
    {
        get
        {
            string paid = facts.Kept.Max(EventColumns.At, _events.Of(Terms));
            string[] failed = facts.Kept.First(
                _events.Of(CustomerEventKind.PaymentFailed),
                [(EventColumns.At, true)],
                [("failed", EventColumns.At)],
                LatestTimes.Most);
            return "(" + string.Join(
                "\n   + ", failed.Select(f => $"CASE WHEN {f} IS NOT NULL AND ({paid} IS NULL OR {f} > {paid}) THEN 1 ELSE 0 END")) + ")";
        }
    }

    private string[] Newest(CustomerEventKind[] kinds, string value, IReadOnlyList<(string Name, string Expression)> columns) =>
        facts.Kept.First(_events.Of(kinds), [(EventColumns.At, true), (value, true)], columns);
}
