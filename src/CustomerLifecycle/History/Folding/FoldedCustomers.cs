using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>What is kept of many customers by their numbers, and what events and parts of a base add to it.</summary>
/// <threadsafety>One writer, or any number of readers.</threadsafety>
internal sealed class FoldedCustomers(Shop shop, FoldPlan plan, FactDeclaration[] own, CustomerKeys keys)
{
    private const long MostMerged = 1L << 60; // two of them are no more than a row holds

    private readonly List<FoldedChunk> _chunks = [];
    private readonly Dictionary<int, ProfileMoney> _odd = []; // amounts that no row holds, which hardly anybody has

    // Of the event that is taken in.
    private ProfileMoney _money;
    private ProfileTimes _times = new();

    /// <summary>What is kept.</summary>
    public FoldPlan Plan => plan;

    /// <summary>What plain events make of a row.</summary>
    public RowFold Rows { get; } = new(shop, plan);

    /// <summary>The row of a customer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int RowOf(int customer) => ref keys.RowAt(customer);

    /// <summary>Makes what is missing beside the rows, so that any number of readers may look.</summary>
    public void Complete()
    {
        if (keys.Count > 0)
        {
            _ = ChunkOf(keys.Count - 1);
        }
    }

    /// <summary>What stands beside the rows of a customer and others, made where there is nothing yet.</summary>
    public FoldedChunk ChunkOf(int customer)
    {
        while (customer >= _chunks.Count << FoldedChunk.Bits)
        {
            _chunks.Add(new FoldedChunk(plan, own.Length > 0));
        }

        return _chunks[customer >> FoldedChunk.Bits];
    }

    /// <summary>Takes in any event.</summary>
    public void Add(int customer, in CustomerEvent item, int day)
    {
        ref int row = ref RowOf(customer);
        FoldedChunk chunk = ChunkOf(customer);
        int index = customer & (FoldedChunk.Most - 1);
        if (chunk.Own is { } summaries)
        {
            foreach (FactSummary summary in summaries[index] ??= [.. own.Select(fact => new FactSummary(fact))])
            {
                summary.Add(in item, day, shop.Orders.Counts);
            }
        }

        if (item is { Kind: CustomerEventKind.Order, Status: OrderStatus.Test } && !shop.Orders.CountTest)
        {
            return;
        }

        (_money, _times) = (default, new());
        ProfileParts parts = chunk.PartsAt(index);
        if (plan.Sums.IsAny)
        {
            parts.Money = ref _money;
        }

        if (plan.HasTimes)
        {
            parts.Times = ref _times;
        }

        bool counts = item.Kind == CustomerEventKind.Order && parts.AddOrder(in item, day, shop);
        if (item.Kind != CustomerEventKind.Order)
        {
            parts.AddOther(in item, day, shop);
        }

        AddMoney(ref row, customer, in _money);
        AddTimes(ref row, in _times);
        AddWords(ref row, chunk, index, in item, day, counts);
    }

    /// <summary>Takes in what others keep of one of their customers.</summary>
    public void Merge(int customer, FoldedCustomers others, int theirs)
    {
        ref int row = ref RowOf(customer);
        ref int other = ref others.RowOf(theirs);
        Unsafe.Add(ref row, FoldPlan.State) |= Unsafe.Add(ref other, FoldPlan.State);
        foreach ((_, int place, KeptAs keeps) in plan.Words)
        {
            KeptFacts.Merge(ref Unsafe.Add(ref row, place), Unsafe.Add(ref other, place), keeps);
        }

        if (plan.Sums.IsAny)
        {
            MergeMoney(ref row, ref other, customer, others, theirs);
        }

        if (plan.HasTimes)
        {
            ProfileTimes times = plan.TimesIn(ref other);
            AddTimes(ref row, in times);
        }

        if (plan.HasParts || own.Length > 0)
        {
            MergeParts(customer, others, theirs);
        }
    }

    /// <summary>Whether a row alone says the facts of a customer.</summary>
    public bool IsRowAlone(int customer) => !plan.HasParts && own.Length == 0 && (_odd.Count == 0 || !_odd.ContainsKey(customer));

    /// <summary>Copies what is kept of a customer into a profile, which says the facts.</summary>
    public void Restore(int customer, CustomerProfile into)
    {
        ref int row = ref RowOf(customer);
        FoldedChunk chunk = ChunkOf(customer);
        int index = customer & (FoldedChunk.Most - 1);
        KeptFacts kept = default;
        foreach ((int word, int place, _) in plan.Words)
        {
            kept.Set(word, Unsafe.Add(ref row, place));
        }

        kept.SetLatest(chunk.Scores?[index]);
        ProfileMoney money = MoneyOf(ref row, customer);
        ProfileTimes times = plan.TimesIn(ref row);
        into.Restore(in kept, in money, in times, chunk.PartsAt(index));
    }

    /// <summary>The user's own facts of a customer, in the order of their declarations.</summary>
    public FactSummary[] OwnOf(int customer) =>
        ChunkOf(customer).Own![customer & (FoldedChunk.Most - 1)] ?? [.. own.Select(fact => new FactSummary(fact))];

    private void AddWords(ref int row, FoldedChunk chunk, int index, in CustomerEvent item, int day, bool counts)
    {
        foreach (ushort step in plan.Plain(item.Kind, counts, item.Selling))
        {
            (int place, int keeps) = KeptFactStep.Read(step);
            KeptFacts.Keep(ref Unsafe.Add(ref row, place), (KeptAs)keeps, day, item.Quantity);
        }

        foreach (ref readonly KeptFactStep step in plan.Narrowed(item.Kind))
        {
            if (!step.Selects(in item, counts))
            {
                continue;
            }

            if (step.Keeps != KeptAs.LatestScore)
            {
                KeptFacts.Keep(ref Unsafe.Add(ref row, plan.PlaceOf(step.Place)), step.Keeps, day, item.Quantity);
            }
            else if (item.Score is { } score)
            {
                (chunk.Scores![index] ??= new NewestValue<int>[KeptFactStep.LatestScores.Length])[step.Latest].Offer(in item, score);
            }
        }
    }

    private void AddMoney(ref int row, int customer, ref readonly ProfileMoney money)
    {
        FoldedSums sums = plan.Sums;
        if (!sums.IsAny)
        {
            return;
        }

        AddSum(ref row, sums.Revenue, customer, in money.Revenue, static (ref odd, sum) => odd.Revenue += sum);
        AddSum(ref row, sums.Cost, customer, in money.Cost, static (ref odd, sum) => odd.Cost += sum);
        AddSum(ref row, sums.ContractRevenue, customer, in money.ContractRevenue, static (ref odd, sum) => odd.ContractRevenue += sum);
        AddSum(ref row, sums.ContractCost, customer, in money.ContractCost, static (ref odd, sum) => odd.ContractCost += sum);
        AddSum(ref row, sums.Returned, customer, in money.Returned, static (ref odd, sum) => odd.Returned += sum);
        if (sums.Largest < 0 || money.LargestOrder == 0)
        {
            return;
        }

        if (FoldedMoney.TryUnits(money.LargestOrder, out long units))
        {
            ref long largest = ref FoldedMoney.At(ref row, sums.Largest);
            largest = Math.Max(largest, units);
        }
        else
        {
            ref ProfileMoney odd = ref OddOf(customer);
            odd.LargestOrder = Math.Max(odd.LargestOrder, money.LargestOrder);
        }
    }

    private void AddSum(ref int row, int place, int customer, in DecimalSum sum, OddSum add)
    {
        if (place >= 0
            && !(sum.TryPlain(out decimal plain)
                && FoldedMoney.TryUnits(plain, out long units)
                && FoldedMoney.TryAdd(ref row, place, units)))
        {
            add(ref OddOf(customer), sum);
        }
    }

    private void MergeMoney(ref int row, ref int other, int customer, FoldedCustomers others, int theirs)
    {
        FoldedSums sums = plan.Sums;
        if (others._odd.Count == 0
            && TryAddAll(ref row, ref other, sums))
        {
            return;
        }

        ProfileMoney money = others.MoneyOf(ref other, theirs);
        AddMoney(ref row, customer, in money);
    }

    // All or nothing: what is added one after the other must not have to be taken back.
    private static bool TryAddAll(ref int row, ref int other, FoldedSums sums)
    {
        Span<int> places = [sums.Revenue, sums.Cost, sums.ContractRevenue, sums.ContractCost, sums.Returned];
        foreach (int place in places)
        {
            if (place >= 0
                && (Math.Abs(FoldedMoney.At(ref row, place)) > MostMerged || Math.Abs(FoldedMoney.At(ref other, place)) > MostMerged))
            {
                return false;
            }
        }

        foreach (int place in places)
        {
            if (place >= 0)
            {
                FoldedMoney.At(ref row, place) += FoldedMoney.At(ref other, place);
            }
        }

        if (sums.Largest >= 0)
        {
            ref long largest = ref FoldedMoney.At(ref row, sums.Largest);
            largest = Math.Max(largest, FoldedMoney.At(ref other, sums.Largest));
        }

        return true;
    }

    private void MergeParts(int customer, FoldedCustomers others, int theirs)
    {
        FoldedChunk chunk = ChunkOf(customer);
        FoldedChunk from = others.ChunkOf(theirs);
        int index = customer & (FoldedChunk.Most - 1);
        int at = theirs & (FoldedChunk.Most - 1);
        chunk.PartsAt(index).Merge(from.PartsAt(at), shop);
        for (int i = 0; i < from.Scores?[at]?.Length; i++)
        {
            (chunk.Scores![index] ??= new NewestValue<int>[KeptFactStep.LatestScores.Length])[i].Offer(from.Scores[at]![i]);
        }

        if (from.Own?[at] is { } summaries)
        {
            if (chunk.Own![index] is { } mine)
            {
                foreach ((FactSummary summary, FactSummary other) in mine.Zip(summaries))
                {
                    summary.Merge(other);
                }
            }
            else
            {
                chunk.Own[index] = summaries;
            }
        }
    }

    private ref ProfileMoney OddOf(int customer) =>
        ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_odd, customer, out _);

    private ProfileMoney MoneyOf(ref int row, int customer)
    {
        FoldedSums sums = plan.Sums;
        ProfileMoney money = default;
        if (!sums.IsAny)
        {
            return money;
        }

        money.Revenue += SumOf(ref row, sums.Revenue);
        money.Cost += SumOf(ref row, sums.Cost);
        money.ContractRevenue += SumOf(ref row, sums.ContractRevenue);
        money.ContractCost += SumOf(ref row, sums.ContractCost);
        money.Returned += SumOf(ref row, sums.Returned);
        money.LargestOrder = SumOf(ref row, sums.Largest);
        if (_odd.Count > 0 && _odd.TryGetValue(customer, out ProfileMoney odd))
        {
            money.Merge(in odd);
        }

        return money;
    }

    private static decimal SumOf(ref int row, int place) => place < 0 ? 0 : FoldedMoney.ToDecimal(FoldedMoney.At(ref row, place));

    private void AddTimes(ref int row, ref readonly ProfileTimes times)
    {
        Later(ref row, plan.SignUp, times.SignUp);
        Later(ref row, plan.OptOut, times.OptOut);
        Later(ref row, plan.Praise, times.Praise);
        Later(ref row, plan.Criticism, times.Criticism);
        if (plan.CasesClosed >= 0)
        {
            Unsafe.Add(ref row, plan.CasesClosed) += times.CasesClosed;
        }

        static void Later(ref int row, int place, long ticks)
        {
            if (place >= 0)
            {
                ref long time = ref FoldedMoney.At(ref row, place);
                time = KeptTime.Later(time, ticks);
            }
        }
    }

    private delegate void OddSum(ref ProfileMoney odd, DecimalSum sum);
}
