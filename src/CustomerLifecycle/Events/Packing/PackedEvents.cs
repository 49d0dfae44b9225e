namespace CustomerLifecycle;

/// <summary>The events of many customers, packed, in the order in which they came.</summary>
/// <threadsafety>One writer, or any number of readers.</threadsafety>
internal sealed class PackedEvents
{
    private const int ChunkBits = 16;
    private const int MostInChunk = 1 << ChunkBits;

    private readonly List<Chunk> _chunks = [];

    /// <summary>Gets what the events refer to that are added here.</summary>
    public PackedTexts Texts { get; } = new();

    /// <summary>Gets the number of events.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an event; its texts are those of <see cref="Texts"/>.</summary>
    /// <param name="customer">The number of the customer.</param>
    /// <param name="item">The event.</param>
    public void Add(int customer, in PackedEvent item)
    {
        if (_chunks.Count == 0 || !ReferenceEquals(_chunks[^1].Texts, Texts) || _chunks[^1].Count == MostInChunk)
        {
            _chunks.Add(new Chunk(Texts, isFirst: _chunks.Count == 0));
        }

        _chunks[^1].Add(customer, in item);
        Count++;
    }

    /// <summary>Takes over all that others hold, as if they had come after those that are here.</summary>
    /// <param name="later">The others; not to be used any more.</param>
    /// <param name="customers">The number that each customer of theirs has here.</param>
    public void Append(PackedEvents later, int[] customers)
    {
        foreach (Chunk chunk in later._chunks)
        {
            chunk.Renumber(customers);
            _chunks.Add(chunk);
        }

        Count += later.Count;
    }

    /// <summary>Where the events of each customer stand.</summary>
    /// <param name="customers">How many customers there are.</param>
    /// <param name="numbers">The number of the customer that each number stands for; null: each for itself.</param>
    public PackedPlaces PlacesOf(int customers, int[]? numbers)
    {
        int[] starts = new int[customers + 1];
        foreach (Chunk chunk in _chunks)
        {
            foreach (int customer in chunk.Customers)
            {
                starts[(numbers is null ? customer : numbers[customer]) + 1]++;
            }
        }

        for (int customer = 0; customer < customers; customer++)
        {
            starts[customer + 1] += starts[customer];
        }

        // Filled from the beginning of each, which leaves every start where the next one's is; so they are moved by one.
        int[] places = GC.AllocateUninitializedArray<int>(Count);
        for (int number = 0; number < _chunks.Count; number++)
        {
            ReadOnlySpan<int> owners = _chunks[number].Customers;
            for (int i = 0; i < owners.Length; i++)
            {
                int owner = numbers is null ? owners[i] : numbers[owners[i]];
                places[starts[owner]++] = (number << ChunkBits) | i;
            }
        }

        starts.AsSpan(0, customers).CopyTo(starts.AsSpan(1));
        starts[0] = 0;
        return new PackedPlaces(starts, places);
    }

    /// <summary>The event at a place.</summary>
    public ref readonly PackedEvent At(int place) => ref _chunks[place >>> ChunkBits].At(place & (MostInChunk - 1));

    /// <summary>Copies the events at some places.</summary>
    public void CopyTo(ReadOnlySpan<int> places, Span<PackedEvent> into)
    {
        for (int i = 0; i < places.Length; i++)
        {
            into[i] = At(places[i]);
        }
    }

    /// <summary>The number of the customer under which the event at a place was added.</summary>
    public int CustomerAt(int place) => _chunks[place >>> ChunkBits].Customers[place & (MostInChunk - 1)];

    /// <summary>What the event at a place refers to.</summary>
    public PackedTexts TextsAt(int place) => _chunks[place >>> ChunkBits].Texts;

    private sealed class Chunk(PackedTexts texts, bool isFirst)
    {
        // Few events need little room; where there are many, nothing is to be copied.
        private PackedEvent[] _events = GC.AllocateUninitializedArray<PackedEvent>(isFirst ? 64 : MostInChunk);
        private int[] _customers = GC.AllocateUninitializedArray<int>(isFirst ? 64 : MostInChunk);

        public PackedTexts Texts => texts;

        public int Count { get; private set; }

        public ReadOnlySpan<int> Customers => _customers.AsSpan(0, Count);

        public ref readonly PackedEvent At(int place) => ref _events[place];

        public void Add(int customer, in PackedEvent item)
        {
            if (Count == _events.Length)
            {
                Array.Resize(ref _events, 2 * Count);
                Array.Resize(ref _customers, 2 * Count);
            }

            _events[Count] = item;
            _customers[Count] = customer;
            Count++;
        }

        public void Renumber(int[] numbers)
        {
            for (int i = 0; i < Count; i++)
            {
                _customers[i] = numbers[_customers[i]];
            }
        }
    }
}
