using System.CommandLine;
using System.Text;
using CustomerLifecycle.Cli.Input;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>The file that a command reads, and how.</summary>
internal sealed class InputOptions
{
    private readonly Option<string> _zone = new("--zone")
    {
        Description = "Time zone whose midnights separate days, e.g. Europe/Berlin; dates without offset are in it.",
        DefaultValueFactory = _ => "UTC",
    };

    private readonly Option<string?> _map = new("--map") { Description = "Columns by their meaning: customer=COLUMN,at=COLUMN,…" };
    private readonly Option<string?> _currency =
        new("--currency") { Description = "Currency of all amounts, e.g. EUR. Default: that of the file." };
    private readonly Option<string> _encoding =
        new("--encoding") { Description = "Encoding of the file, e.g. latin1.", DefaultValueFactory = _ => "utf-8" };
    private readonly Option<string?> _kinds = new("--kinds")
    {
        Description = "Kinds of events of your own that the file holds, e.g. "
        + "demo-booked,tasting; those that a JSON model declares need not be named."
    };
    private readonly Option<string[]> _attribute = new("--attribute")
    {
        Description = "A column that holds an attribute of the customer in every row, e.g. plan; may be given several times.",
    };
    private readonly Option<bool> _negativeAsReturn =
        new("--negative-as-return") { Description = "Read orders of a negative amount as returns." };
    private readonly Option<bool> _skipInvalid =
        new("--skip-invalid") { Description = "Leave bad rows out, count and list them, instead of refusing the file." };
    private readonly Option<bool> _mergeSameDay = new("--merge-same-day") { Description = "Count orders of one day as one order." };
    private readonly Option<bool> _matchReturns =
        new("--match-returns") { Description = "Do not count orders whose returns (same order number) give all of it back." };

    private readonly Option<string> _updates = new("--updates")
    {
        Description = "Which version of an order or other event with an id counts: timestamp (the newest in the column updated) or "
            + "arrival (the one that stands last in the file).",
        DefaultValueFactory = _ => "timestamp",
    };
    private readonly Option<string?> _sameCustomer = new("--same-customer")
    {
        Description = "CSV file with the columns customer and same_as: ids that are one person.",
    };

    public InputOptions(bool isRequired) => File = new("file")
    {
        Description = "CSV file with a header row; columns customer and at are required, amount too where there are orders; "
            + "kind, cost, quantity, order, product, channel, "
            + "currency, status, selling, value, name, campaign, category, birthday, updated and detail:NAME are optional."
            + (isRequired ? string.Empty : " Without a file: the built-in demo shop."),
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    public Argument<string?> File { get; }

    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        foreach (Option option in new Option[]
        {
            _zone,
            _map,
            _currency,
            _encoding,
            _kinds,
            _attribute,
            _negativeAsReturn,
            _skipInvalid,
            _mergeSameDay,
            _matchReturns,
            _updates,
            _sameCustomer,
        })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The files that are read, and must not be written.</summary>
    public IEnumerable<string?> FilesOf(ParseResult arguments) => [arguments.GetValue(File), arguments.GetValue(_sameCustomer)];

    /// <summary>Reads the file that the command names; rows left out are listed as messages.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="console">Where messages go.</param>
    /// <param name="declared">The kinds of events that the model declares.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public CustomerBase Read(ParseResult arguments, ToolConsole console, IEnumerable<EventKind> declared)
    {
        string path = arguments.GetValue(File)!;
        CsvEventFile file = new(path, Settings(arguments, declared));
        try
        {
            CustomerBase customers = console.WithProgress($"Reading {Path.GetFileName(path)}", file.Read);
            if (arguments.GetValue(_sameCustomer) is not null)
            {
                console.Error.WriteLine(FormattableString.Invariant(
                    $"{customers.JoinedIds} ids joined with another; {customers.Customers.Count} customers."));
            }

            return customers;
        }
        finally
        {
            if (file.SkippedRows > 0 && arguments.GetValue(_skipInvalid))
            {
                console.Error.WriteLine(FormattableString.Invariant($"{file.SkippedRows} rows left out:\n{file.ListOfErrors}"));
            }
        }
    }

    private static IEnumerable<EventKind> KindsOf(string? names)
    {
        foreach (string name in names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            EventKind kind;
            try
            {
                kind = EventKind.Of(name);
            }
            catch (ArgumentException)
            {
                throw new UsageException(
                    $"--kinds: '{name}' is not a name of a kind; write it in lower case with hyphens, e.g. demo-booked.");
            }

            yield return kind;
        }
    }

    private static Encoding EncodingOf(string name)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--encoding: '{name}' is not a known encoding. Use utf-8, utf-16, latin1 or us-ascii.");
        }
    }

    private InputSettings Settings(ParseResult arguments, IEnumerable<EventKind> declared)
    {
        string zone = arguments.GetValue(_zone)!;
        return new InputSettings
        {
            Shop = new Shop
            {
                Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
                    ?? throw new UsageException($"--zone: '{zone}' is not a time zone. Use an id such as Europe/Berlin or UTC."),
                Currency = arguments.GetValue(_currency),
                Updates = arguments.GetValue(_updates)! switch
                {
                    "timestamp" => EventUpdates.ByTimeStamp,
                    "arrival" => EventUpdates.ByArrival,
                    var other => throw new UsageException($"--updates: '{other}' is not one of timestamp and arrival."),
                },
                Orders = new OrderPolicy
                {
                    MergeSameDay = arguments.GetValue(_mergeSameDay),
                    MatchReturnsToOrders = arguments.GetValue(_matchReturns),
                },
            },
            Encoding = EncodingOf(arguments.GetValue(_encoding)!),
            Columns = ColumnMap.ParseOption(arguments.GetValue(_map)),
            Kinds = [.. declared.Concat(KindsOf(arguments.GetValue(_kinds))).Where(k => k.IsOwn).Distinct()],
            Attributes = arguments.GetValue(_attribute) ?? [],
            SameCustomers = arguments.GetValue(_sameCustomer) is { } same
                ? SameCustomerFile.Read(same)
                : new Dictionary<string, string>(StringComparer.Ordinal),
            NegativeAsReturn = arguments.GetValue(_negativeAsReturn),
            SkipInvalid = arguments.GetValue(_skipInvalid),
        };
    }
}
