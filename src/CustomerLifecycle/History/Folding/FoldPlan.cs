using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// What is kept of each customer for the facts that are asked for: the places of a row of whole numbers, and the parts that stand beside
/// it.
/// </summary>
internal sealed class FoldPlan
{
    /// <summary>The place in a row that says what is known of the customer (<see cref="IsKnown"/>, <see cref="IsUnsettled"/>).</summary>
    public const int State = 0;

    /// <summary>Set where an event came that is not left out.</summary>
    public const int IsKnown = 1;

    /// <summary>Set where events change how others are judged, which takes all of them to be said.</summary>
    public const int IsUnsettled = 2;

    private const int PlaceBits = 8;
    private static readonly int Sellings = Enum.GetValues<SellingKind>().Length;

    private static readonly bool[] Either = [false, true];

    private readonly int[] _placeOfWord = new int[CustomerFacts.WordCount];
    private readonly ushort[][] _plain;
    private readonly KeptFactStep[][] _narrowed;
    private readonly bool[] _isLight;

    /// <summary>Initializes a new instance of the <see cref="FoldPlan"/> class.</summary>
    /// <param name="asked">The facts asked for; those of the user's own fit a summary.</param>
    public FoldPlan(IReadOnlyCollection<FactInfo<CustomerFacts>> asked)
    {
        Asked = [.. asked.Where(f => !f.IsOwn)];
        HashSet<FactLocation> places = [.. Asked.Select(f => f.Location)];
        Array.Fill(_placeOfWord, -1);

        // What is calculated from others, or known by other means than those below, may need anything.
        bool all = Asked.Any(f => f.Location == default || !IsUnderstood(f.Location));
        HasRecent = all || Asked.Any(ShippedFacts.IsOfDecline);
        HasRounds = all || Any(ShippedFacts.DaysUntilLost, ShippedFacts.DaysSinceReactivation, ShippedFacts.PurchasesSinceReactivation);
        HasBasket = all || Any(ShippedFacts.HasOpenCart);
        HasContract = all || Array.Exists(OfContracts, places.Contains);
        HasLastOrder = all || Any(ShippedFacts.LastOrderAmount);
        HasScores = all || Array.Exists(KeptFactStep.LatestScores, places.Contains);
        KeepWords(places, all);
        KeepMoney(Any, all);
        bool isOfEmails = all || Any(ShippedFacts.IsSignedUp, ShippedFacts.IsOptedOut);
        bool isOfOpinions = all || Any(ShippedFacts.IsCritical);
        (SignUp, OptOut) = (Long(isOfEmails), Long(isOfEmails));
        (Praise, Criticism) = (Long(isOfOpinions), Long(isOfOpinions));
        CasesClosed = all || Any(ShippedFacts.OpenSupportCases) ? Width++ : -1;
        _narrowed = [.. CustomerEventKinds.All.Select(NarrowedOf)];
        _plain =
        [
            .. from kind in CustomerEventKinds.All
               from counts in Either
               from selling in Enum.GetValues<SellingKind>()
               select PlainOf(kind, counts, selling),
        ];
        _isLight = [.. CustomerEventKinds.All.Select(IsLightKind)];

        bool Any(params ReadOnlySpan<FactLocation> facts)
        {
            foreach (FactLocation fact in facts)
            {
                if (places.Contains(fact))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The shipped facts that are kept.</summary>
    public IReadOnlyList<FactInfo<CustomerFacts>> Asked { get; }

    /// <summary>The numbers in a row.</summary>
    public int Width { get; private set; } = State + 1;

    /// <summary>The counts and days in a row: where the number stands in <see cref="KeptFacts"/>, and where in the row.</summary>
    public (int Word, int Place, KeptAs Keeps)[] Words { get; private set; } = [];

    /// <summary>The sums in a row, each two numbers wide; −1 where nobody asks for it.</summary>
    public FoldedSums Sums { get; private set; } = new();

    public int SignUp { get; }

    public int OptOut { get; }

    public int Praise { get; }

    public int Criticism { get; }

    public int CasesClosed { get; }

    public bool HasRecent { get; }

    public bool HasRounds { get; }

    public bool HasBasket { get; }

    public bool HasContract { get; }

    public bool HasLastOrder { get; }

    public bool HasScores { get; }

    public bool HasTimes => SignUp >= 0 || Praise >= 0 || CasesClosed >= 0;

    /// <summary>Whether anything but the row is kept.</summary>
    public bool HasParts => HasRecent || HasRounds || HasBasket || HasContract || HasLastOrder || HasScores;

    private static FactLocation[] OfContracts { get; } =
    [
        ShippedFacts.DaysUntilContractEnd, ShippedFacts.DaysUntilContractLastQuarter, ShippedFacts.ContractTermDays,
        ShippedFacts.IsContractCanceled, ShippedFacts.IsContractPaused, ShippedFacts.FailedPayments, ShippedFacts.DaysUntilTrialEnd,
    ];

    private static FactLocation[] Understood { get; } =
    [
        .. OfContracts,
        ShippedFacts.DaysUntilLost, ShippedFacts.DaysSinceReactivation, ShippedFacts.PurchasesSinceReactivation,
        ShippedFacts.HasOpenCart, ShippedFacts.IsSignedUp, ShippedFacts.IsOptedOut, ShippedFacts.IsCritical, ShippedFacts.OpenSupportCases,
        ShippedFacts.Revenue, ShippedFacts.Profit, ShippedFacts.LargestOrder, ShippedFacts.LastOrderAmount, ShippedFacts.ReturnedAmount,
        ShippedFacts.ContractRevenue, ShippedFacts.ContractProfit,
    ];

    /// <summary>Whether an event of time, amount and labels changes nothing but the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsLight(CustomerEventKind kind) => _isLight[(int)kind];

    /// <summary>What such an event always does: each is a place in the row and, above it, as what the number is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<ushort> Plain(CustomerEventKind kind, bool counts, SellingKind selling) =>
        _plain[((((int)kind * 2) + (counts ? 1 : 0)) * Sellings) + (int)selling];

    /// <summary>What an event of that kind does only where it carries something, or with what it carries.</summary>
    public ReadOnlySpan<KeptFactStep> Narrowed(CustomerEventKind kind) => _narrowed[(int)kind];

    /// <summary>Where a number of <see cref="KeptFacts"/> stands in the row.</summary>
    public int PlaceOf(int word) => _placeOfWord[word];

    /// <summary>The times in a row; those that nobody asks for never came.</summary>
    public ProfileTimes TimesIn(ref int row)
    {
        return new ProfileTimes
        {
            SignUp = At(ref row, SignUp),
            OptOut = At(ref row, OptOut),
            Praise = At(ref row, Praise),
            Criticism = At(ref row, Criticism),
            CasesClosed = CasesClosed < 0 ? 0 : Unsafe.Add(ref row, CasesClosed),
        };

        static long At(ref int row, int place) => place < 0 ? ProfileTimes.Never : KeptTime.Read(FoldedMoney.At(ref row, place));
    }

    private static bool IsUnderstood(FactLocation fact) => Array.IndexOf(Understood, fact) >= 0
        || (fact.Store == FactStorage.Word && (KeptFactStep.KeepsAt(fact.Index) != KeptAs.Nothing
            || ShippedFacts.All.Any(f => f.Location == fact && ShippedFacts.IsOfDecline(f))));

    private void KeepWords(HashSet<FactLocation> asked, bool all)
    {
        List<(int Word, int Place, KeptAs Keeps)> words = [];
        FactLocation[] ofDecline =
            [ShippedFacts.Orders, ShippedFacts.DaysSinceFirstOrder, ShippedFacts.DaysSinceLastOrder, ShippedFacts.Returns];
        for (int word = 0; word < CustomerFacts.WordCount; word++)
        {
            KeptAs keeps = KeptFactStep.KeepsAt(word);
            FactLocation[] same = [.. ShippedFacts.All.Select(f => f.Location).Where(f => f.Store == FactStorage.Word && f.Index == word)];
            bool isAsked = all
                || Array.Exists(same, asked.Contains)
                || (HasRecent && Array.Exists(same, ofDecline.Contains))
                || (asked.Contains(ShippedFacts.OpenSupportCases) && same.Contains(ShippedFacts.SupportCases));
            if (same.Length > 0 && isAsked && keeps <= KeptAs.Quantity)
            {
                _placeOfWord[word] = Width;
                words.Add((word, Width++, keeps));
            }
        }

        Words = [.. words];
    }

    private void KeepMoney(FactsAsked any, bool all)
    {
        bool revenue = all || HasRecent || any(ShippedFacts.Revenue, ShippedFacts.Profit);
        bool contracts = all || HasRecent || any(ShippedFacts.ContractRevenue, ShippedFacts.ContractProfit);
        Sums = new FoldedSums
        {
            Revenue = Long(revenue),
            Cost = Long(all || any(ShippedFacts.Profit)),
            ContractRevenue = Long(contracts),
            ContractCost = Long(all || any(ShippedFacts.ContractProfit)),
            Returned = Long(all || HasRecent || any(ShippedFacts.ReturnedAmount)),
            Largest = Long(all || any(ShippedFacts.LargestOrder)),
        };
    }

    private int Long(bool isAsked)
    {
        if (!isAsked)
        {
            return -1;
        }

        Width += 2;
        return Width - 2;
    }

    private ushort[] PlainOf(CustomerEventKind kind, bool counts, SellingKind selling)
    {
        List<ushort> steps = [];
        foreach (ushort step in KeptFactStep.Plain(kind, counts, selling))
        {
            (int word, int keeps) = KeptFactStep.Read(step);
            if (_placeOfWord[word] >= 0)
            {
                steps.Add((ushort)(_placeOfWord[word] | (keeps << PlaceBits)));
            }
        }

        return [.. steps];
    }

    private KeptFactStep[] NarrowedOf(CustomerEventKind kind) =>
    [
        .. KeptFactStep.Narrowed(kind).ToArray()
            .Where(step => step.Keeps == KeptAs.LatestScore ? HasScores : _placeOfWord[step.Place] >= 0),
    ];

    private bool IsLightKind(CustomerEventKind kind) => _narrowed[(int)kind].Length == 0
        && !(HasRecent && CustomerEventKinds.IsEngagement(kind))
        && kind switch
        {
            CustomerEventKind.Order => !HasRecent && !HasRounds && !HasBasket && !HasLastOrder,
            CustomerEventKind.Return => !HasRecent,
            CustomerEventKind.CartFilled => !HasBasket,
            CustomerEventKind.LoyaltyScan => !HasRounds,
            CustomerEventKind.ReferralMade or CustomerEventKind.Review or CustomerEventKind.SurveyAnswered => Praise < 0,
            CustomerEventKind.SupportClosed => CasesClosed < 0,
            CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed => false,
            CustomerEventKind.ContractCanceled or CustomerEventKind.ContractPaused or CustomerEventKind.ContractResumed
                or CustomerEventKind.PaymentFailed or CustomerEventKind.TrialStarted => !HasContract,
            _ => true,
        };

    private delegate bool FactsAsked(params ReadOnlySpan<FactLocation> facts);
}
