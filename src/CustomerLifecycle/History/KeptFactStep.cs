using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>What an event does to the number that is kept for one fact; read from the declarations of the facts that ship.</summary>
/// <remarks>
/// This is the path of every event, so most of it is decided beforehand: by kind of event, by whether an order counts and by its kind of
/// selling there is a list of what to do (<see cref="Plain"/>); only narrowings by anything else are looked at (<see cref="Narrowed"/>).
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct KeptFactStep
{
    private const int PlaceBits = 8;
    private static readonly int Sellings = Enum.GetValues<SellingKind>().Length;
    private static readonly KeptAs[] Kept = KeptOfAll();
    private static readonly int[] LastDayMask = [.. Kept.Select(k => k == KeptAs.LastDay ? -1 : 0)];
    private static readonly int[] FirstDayMask = [.. Kept.Select(k => k == KeptAs.FirstDay ? -1 : 0)];
    private static readonly FactLocation[] Scores =
        [.. ShippedFacts.All.Where(f => KeepsOf(f) == KeptAs.LatestScore).Select(f => f.Location)];

    private static readonly ushort[][] PlainSteps =
    [
        .. from kind in CustomerEventKinds.All
           from counts in new[] { false, true }
           from selling in Enum.GetValues<SellingKind>()
           select PlainOf(kind, counts, selling),
    ];

    private static readonly KeptFactStep[][] NarrowedSteps = [.. CustomerEventKinds.All.Select(NarrowedOf)];

    private readonly FactSelector _selector;

    private KeptFactStep(FactInfo<CustomerFacts> fact)
    {
        Place = (byte)fact.Location.Index;
        Keeps = Kept[Place];
        Latest = (byte)Math.Max(0, Array.IndexOf(Scores, fact.Location));
        _selector = fact.Declaration!.Selector!;
    }

    /// <summary>The facts that say the newest score, in the order in which they are kept.</summary>
    public static FactLocation[] LatestScores => Scores;

    /// <summary>The place of the number.</summary>
    public byte Place { get; }

    public KeptAs Keeps { get; }

    /// <summary>Which of the newest scores it is.</summary>
    public byte Latest { get; }

    /// <summary>All bits set where a number is the day of the last event.</summary>
    public static ref int LastDays => ref MemoryMarshal.GetArrayDataReference(LastDayMask);

    /// <summary>All bits set where a number is the day of the first event.</summary>
    public static ref int FirstDays => ref MemoryMarshal.GetArrayDataReference(FirstDayMask);

    /// <summary>What such an event always does: each is a place and, above it, as what the number is kept.</summary>
    public static ReadOnlySpan<ushort> Plain(CustomerEventKind kind, bool counts, SellingKind selling) =>
        PlainSteps[((((int)kind * 2) + (counts ? 1 : 0)) * Sellings) + (int)selling];

    /// <summary>What an event of that kind does only where it carries something, or with what it carries.</summary>
    public static ReadOnlySpan<KeptFactStep> Narrowed(CustomerEventKind kind) => NarrowedSteps[(int)kind];

    public static KeptAs KeepsAt(int place) => Kept[place];

    /// <summary>The place in such a step, and the <see cref="KeptAs"/>.</summary>
    public static (int Place, int Keeps) Read(ushort plain) => (plain & ((1 << PlaceBits) - 1), plain >> PlaceBits);

    // Neither answer closes over anything, so that no event costs memory.
    public bool Selects(in CustomerEvent item, bool counts) =>
        _selector.Selects(in item, counts ? static (in _) => true : static (in _) => false);

    private static ushort[] PlainOf(CustomerEventKind kind, bool counts, SellingKind selling) =>
    [
        .. FactsOf(kind)
            .Where(f => IsPlain(f)
                && (counts || kind != CustomerEventKind.Order || f.Declaration!.Selector!.IsOfEveryOrder)
                && (IsOfAll(f) || SellingsOf(f)[(int)selling]))
            .Select(f => (ushort)(f.Location.Index | ((int)KeepsOf(f) << PlaceBits))),
    ];

    private static KeptFactStep[] NarrowedOf(CustomerEventKind kind) =>
        [.. FactsOf(kind).Where(f => !IsPlain(f)).Select(f => new KeptFactStep(f))];

    private static IEnumerable<FactInfo<CustomerFacts>> FactsOf(CustomerEventKind kind) =>
        ShippedFacts.All.Where(f => KeepsOf(f) != KeptAs.Nothing && f.Declaration!.Selector!.Kinds.Contains(kind));

    private static bool IsPlain(FactInfo<CustomerFacts> fact) =>
        KeepsOf(fact) <= KeptAs.Quantity && (IsOfAll(fact) || fact.Declaration!.Selector!.IsOfSellingAlone);

    private static bool IsOfAll(FactInfo<CustomerFacts> fact) => fact.Declaration!.Selector is { Further: null, Narrowings.Count: 0 };

    /// <summary>Which kinds of selling a fact about them selects.</summary>
    private static bool[] SellingsOf(FactInfo<CustomerFacts> fact) =>
        [.. Enum.GetValues<SellingKind>().Select(selling => fact.Declaration!.Selector!.SelectsOrderOf(selling))];

    private static KeptAs[] KeptOfAll()
    {
        KeptAs[] kept = new KeptAs[CustomerFacts.WordCount];
        foreach (FactInfo<CustomerFacts> fact in ShippedFacts.All.Where(f => f.Location.Store == FactStorage.Word))
        {
            kept[fact.Location.Index] = KeepsOf(fact);
        }

        return kept;
    }

    private static KeptAs KeepsOf(FactInfo<CustomerFacts> fact) => fact.Declaration switch
    {
        null or { Window.IsEver: false } => KeptAs.Nothing,
        { Aggregate: FactAggregate.Count } => KeptAs.Count,
        { Aggregate: FactAggregate.DaysSince, Nth: 1 } => KeptAs.LastDay,
        { Aggregate: FactAggregate.DaysSinceFirst } => KeptAs.FirstDay,
        { Aggregate: FactAggregate.Sum, Of.Key: "quantity" } => KeptAs.Quantity,
        { Aggregate: FactAggregate.Latest, Of.Key: "score" } => KeptAs.LatestScore,
        _ => KeptAs.Nothing,
    };
}
