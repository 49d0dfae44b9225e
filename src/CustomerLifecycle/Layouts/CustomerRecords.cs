using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>Gathers what rows say of each customer, and makes their histories of it.</summary>
/// <remarks>
/// Records that share the number of an order become one event, of its versions the one that <see cref="Shop.Updates"/> names, as
/// <c>docs/files.md</c> tells. Memory grows with the records; see <see cref="CustomerBase"/>.
/// </remarks>
/// <threadsafety>Not safe: one thread at a time.</threadsafety>
public sealed class CustomerRecords : IPackedEvents
{
    private readonly IReadOnlyDictionary<string, string> _same;
    private readonly CustomerKeys _named = new();
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _only;
    private readonly PackedRecords _records = new();
    private readonly PendingEvents _pending;
    private readonly Dictionary<string, AnnualDate> _birthdays = new(StringComparer.Ordinal); // by the id that stays
    private (CustomerKeys Keys, PackedPlaces Places)? _people; // of all records, until another one comes
    private bool _isDone;

    /// <summary>Initializes a new instance of the <see cref="CustomerRecords"/> class that is empty.</summary>
    /// <param name="sameCustomers">
    /// The ids that are one person: each with the one that stays, which may stand for another in its turn. <see langword="null"/>: none.
    /// </param>
    /// <param name="only">
    /// The customers whose records are kept, by the ids that records name, as they would be beside all others, which are left out.
    /// <see langword="null"/>: all are kept.
    /// </param>
    /// <exception cref="ArgumentException">Ids lead in a circle.</exception>
    public CustomerRecords(IReadOnlyDictionary<string, string>? sameCustomers = null, IReadOnlySet<string>? only = null)
    {
        _pending = new PendingEvents(_named);
        _only = only is null ? null : new HashSet<string>(only, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _same = sameCustomers is null ? Layouts.SameCustomers.None : Layouts.SameCustomers.Resolve(sameCustomers);
    }

    /// <summary>Gets how many ids named by records stand for another one.</summary>
    public int JoinedIds => _same.Count == 0 ? 0 : Named.All.Count(id => !string.Equals(IdOf(id), id, StringComparison.Ordinal));

    /// <summary>Gets the ids of the customers, in the order in which records first name them.</summary>
    public IReadOnlyList<string> Customers => People.Keys.All;

    /// <summary>Gets the number of records.</summary>
    public int Count => Records.Count;

    /// <summary>Gets the time from the oldest to the newest event; <see langword="null"/> where there is none.</summary>
    public Interval? Events => Records.Count == 0
        ? null
        : new Interval(Instant.FromUnixTimeTicks(Records.Oldest), Instant.FromUnixTimeTicks(Records.Newest));

    /// <summary>Gets the currency that a record names, the first where they differ; <see langword="null"/> where none does.</summary>
    public string? Currency => Records.Currency;

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="ArgumentException">The record names no customer.</exception>
    /// <exception cref="InvalidOperationException">A base was made of the records: then no more can come.</exception>
    public void Add(CustomerRecord record)
    {
        if (string.IsNullOrEmpty(record.Customer))
        {
            throw new ArgumentException("The record names no customer.", nameof(record));
        }

        RequireOpen();
        if (_only?.Contains(record.Customer) == false)
        {
            Records.PassOver(in record);
            return;
        }

        _people = null;
        Records.Add(Named.NumberOf(record.Customer), in record);

        // What was said of the id that stays is stronger than what was said of another.
        string stays = IdOf(record.Customer);
        bool isOther = !string.Equals(stays, record.Customer, StringComparison.Ordinal);
        if (record.Birthday is { } birthday && !(isOther && _birthdays.ContainsKey(stays)))
        {
            _birthdays[stays] = birthday;
        }
    }

    /// <summary>Takes over all that others hold, as if they had come after those that are here.</summary>
    /// <param name="later">The others, gathered on another thread perhaps; they are empty afterwards.</param>
    /// <exception cref="ArgumentException">They are these themselves.</exception>
    /// <exception cref="InvalidOperationException">A base was made of these, or of the others: then no more can come.</exception>
    public void Append(CustomerRecords later)
    {
        ArgumentNullException.ThrowIfNull(later);
        if (ReferenceEquals(later, this))
        {
            throw new ArgumentException("Records cannot be appended to themselves: everything would count twice.", nameof(later));
        }

        RequireOpen();
        later.RequireOpen();
        _people = later._people = null;
        Records.Append(later.Records, Named.NumbersOf(later.Named));
        foreach ((string customer, AnnualDate birthday) in later._birthdays)
        {
            _birthdays[IdOf(customer)] = birthday;
        }

        later.Named.Clear();
        later._birthdays.Clear();
    }

    /// <summary>The id that stays of a customer who may go by several.</summary>
    /// <param name="customer">An id.</param>
    /// <returns>The id that stays: the same one, unless it stands for another.</returns>
    public string IdOf(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return _same.Count == 0 ? customer : _same.GetValueOrDefault(customer, customer);
    }

    /// <summary>All customers, by their ids, in the order in which records first name them.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <returns>The customers. From now on no more records can be added.</returns>
    /// <exception cref="ArgumentException">Records of one customer name more than one currency, or lines of one order add up to
    /// more than <see cref="CustomerEvent.MostAmount"/>.</exception>
    public CustomerBase ToBase(Shop shop)
    {
        ArgumentNullException.ThrowIfNull(shop);
        (CustomerKeys keys, PackedPlaces places) = People;
        Records.RequireHistories(shop, keys.Count, Named.All, places);
        _isDone = true;
        return new CustomerBase(shop, keys, new PackedCustomers(Records, places, Named.All, shop));
    }

    /// <summary>
    /// What a customer bought, product by product: each row of an order that names a product is an order by itself, whose
    /// <see cref="CustomerEvent.Reference"/> is the product.
    /// </summary>
    /// <param name="customer">The id.</param>
    /// <param name="shop">Zone, currency and order policy; of the policy, what judges each order by itself.</param>
    /// <returns>A history of products, for <c>ProductPurchase.Of</c>; empty where no row names one, or nobody knows the customer.</returns>
    public CustomerHistory ProductsOf(string customer, Shop shop)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(shop);

        // Lines of one order share its number, and a history would take them for duplicates.
        Shop byLine = shop with { Orders = shop.Orders.EachByItself() };
        return new CustomerHistory(
            byLine,
            Records.MayNameProducts && People.Keys.TryFind(IdOf(customer), out int number)
                ? OrderLines.Products(Records.Of(People.Places.Of(number), Named.All), shop.Updates)
                : []);
    }

    /// <summary>The birthday of a customer.</summary>
    /// <param name="customer">The id.</param>
    /// <returns>The day; <see langword="null"/> where nobody said.</returns>
    public AnnualDate? BirthdayOf(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return _birthdays.TryGetValue(IdOf(customer), out AnnualDate birthday) ? birthday : null;
    }

    /// <inheritdoc/>
    PackedTexts IPackedEvents.Texts => _records.Texts;

    /// <inheritdoc/>
    bool IPackedEvents.WantsLabels => true;

    /// <inheritdoc/>
    long IPackedEvents.PlaceOf(ReadOnlySpan<char> id) => _records.Texts.PlaceOf(id);

    /// <inheritdoc/>
    void IPackedEvents.Add(in CustomerKey customer, in PackedEvent item)
    {
        RequireOpen();
        Span<char> id = stackalloc char[CustomerKey.MostCharacters];
        if (_only?.Contains(id[..customer.WriteTo(id)]) != false)
        {
            _people = null;
            if (_pending.Add(in customer, in item))
            {
                Flush();
            }
        }
        else
        {
            Records.PassOver();
        }
    }

    /// <inheritdoc/>
    void IPackedEvents.Add(ReadOnlySpan<char> customer, in PackedEvent item)
    {
        RequireOpen();
        if (_only?.Contains(customer) != false)
        {
            _people = null;
            Records.Add(Named.NumberOf(customer), in item);
        }
        else
        {
            Records.PassOver();
        }
    }

    private CustomerKeys Named
    {
        get
        {
            Flush();
            return _named;
        }
    }

    private PackedRecords Records
    {
        get
        {
            Flush();
            return _records;
        }
    }

    private void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        ReadOnlySpan<int> numbers = _pending.Numbers();
        for (int i = 0; i < numbers.Length; i++)
        {
            _records.Add(numbers[i], in _pending.EventAt(i));
        }

        _pending.Clear();
    }

    // A base is read on many threads.
    private void RequireOpen()
    {
        if (_isDone)
        {
            throw new InvalidOperationException("A base was made of these records; gather further ones anew, together with these.");
        }
    }

    private (CustomerKeys Keys, PackedPlaces Places) People => _people ??= FindPeople();

    private (CustomerKeys Keys, PackedPlaces Places) FindPeople()
    {
        if (_same.Count == 0)
        {
            return (Named, Records.PlacesOf(Named.Count, numbers: null));
        }

        CustomerKeys stay = new();
        int[] numbers = [.. Named.All.Select(id => stay.NumberOf(IdOf(id)))];
        return (stay, Records.PlacesOf(stay.Count, numbers));
    }
}
