using System.CommandLine;
using System.Text;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Layouts;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>The file that a command reads, and how.</summary>
internal sealed class InputOptions
{
    private readonly Option<string> _zone = new("--zone")
    {
        Description = "Time zone whose midnights separate days, e.g. Europe/Berlin; dates without offset are in it.",
        DefaultValueFactory = _ => "UTC",
    };

    private readonly Option<string?> _layout = new("--layout")
    {
        Description = "How the columns become events: a key that 'lifecycle layouts' lists, or a JSON file. "
            + "Default: what the header looks like.",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description = "Columns by their meaning: customer=COLUMN,at=COLUMN,…; NAME=- leaves a column out.",
    };

    private readonly Option<string?> _status = new("--status")
    {
        Description = "What words in the column of statuses mean: paid=completed,failed=canceled; WORD=- is no order.",
    };

    private readonly Option<string?> _dateFormat = new("--date-format")
    {
        Description = "How dates are written where the file does not prove it: MM/dd/yyyy, dd/MM/yyyy, "
            + "or a pattern such as 'dd MMM yyyy HH:mm'.",
    };

    private readonly Option<string?> _decimal = new("--decimal")
    {
        Description = "What stands before decimals where the file does not prove it: . or ,",
    };

    private readonly Option<string?> _dated = new("--dated")
    {
        Description = "The date of rows in a file that says none, such as a list of customers. Default: when the file was written.",
    };

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
    private readonly Option<bool> _returnedOrdersCount =
        new("--returned-orders-count") { Description = "Count orders even where their returns (same order number) give all of it back." };

    private readonly Option<string> _updates = CommonOptions.OneOf(
        "--updates",
        "Which version of an order or other event with an id counts: the newest in the column updated (timestamp), or the one that stands "
            + "last in the file (arrival).",
        "timestamp",
        "arrival");

    private readonly Option<string?> _sameCustomer = new("--same-customer")
    {
        Description = "CSV file with the columns customer and same_as: ids that are one person.",
    };

    private readonly Option<string> _weekStart = CommonOptions.OneOf(
        "--week-start", "The day on which weeks begin.", "monday", "sunday", "saturday");

    public InputOptions(bool isRequired) => File = new("file")
    {
        Description = "CSV file with a header row; columns customer and at are required, amount too where there are orders; "
            + "kind, cost, quantity, order, product, channel, "
            + "currency, status, selling, value, name, campaign, category, birthday, updated and detail:NAME are optional."
            + (isRequired ? string.Empty : " Without a file: the built-in demo shop."),
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    public Argument<string?> File { get; }

    private Option[] All =>
    [
        _zone,
        _layout,
        _map,
        _status,
        _dateFormat,
        _decimal,
        _dated,
        _currency,
        _encoding,
        _kinds,
        _attribute,
        _negativeAsReturn,
        _skipInvalid,
        _mergeSameDay,
        _returnedOrdersCount,
        _updates,
        _sameCustomer,
        _weekStart,
    ];

    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        foreach (Option option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The files that are read, and must not be written: the events, a layout of the user's own, ids of one person.</summary>
    public IEnumerable<string?> FilesRead(ParseResult arguments) =>
        [arguments.GetValue(File), arguments.GetValue(_layout), arguments.GetValue(_sameCustomer)];

    /// <summary>The options as the user gave them, to be repeated for another command.</summary>
    public IEnumerable<string> Given(ParseResult arguments) => All
        .Where(option => arguments.GetResult(option) is { Implicit: false })
        .SelectMany(option => arguments.GetResult(option)!.Tokens.Count == 0
            ? [option.Name]
            : arguments.GetResult(option)!.Tokens.SelectMany(token => new[] { option.Name, token.Value }));

    /// <summary>Reads the file that the command names; rows left out are listed as messages.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="console">Where messages go.</param>
    /// <param name="declared">The kinds of events that the model declares.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public InputCustomers Read(ParseResult arguments, ToolConsole console, IEnumerable<EventKind> declared) =>
        Read(arguments, console, declared, (file, progress) => ReadAll(arguments, console, file, progress));

    /// <summary>Reads the stages of all customers of the file, without their events where that is possible.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="console">Where messages go.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="asOf">The day; null: that of the newest event.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public InputStages ReadStages(
        ParseResult arguments, ToolConsole console, StageRules<CustomerFacts, string> rules, LocalDate? asOf) =>
        Read(arguments, console, rules.Kinds, (file, progress) => file.TryFold(rules, asOf, progress) is { } fold
            ? InputStages.Of(fold, rules)
            : InputStages.Of(ReadAll(arguments, console, file, progress), rules, asOf));

    private InputCustomers ReadAll(ParseResult arguments, ToolConsole console, CsvEventFile file, Action<double>? progress)
    {
        InputCustomers customers = file.Read(progress);
        if (arguments.GetValue(_sameCustomer) is not null)
        {
            console.Error.WriteLine(FormattableString.Invariant(
                $"{customers.JoinedIds} ids joined with another; {customers.Customers.Count} customers."));
        }

        return customers;
    }

    private TResult Read<TResult>(
        ParseResult arguments,
        ToolConsole console,
        IEnumerable<EventKind> declared,
        Func<CsvEventFile, Action<double>?, TResult> read)
    {
        string path = arguments.GetValue(File)!;
        CsvEventFile file = new(path, Settings(arguments, declared));
        try
        {
            return console.WithProgress($"Reading {Path.GetFileName(path)}", progress => read(file, progress));
        }
        finally
        {
            if (file.SkippedRows > 0 && arguments.GetValue(_skipInvalid))
            {
                console.Error.WriteLine(FormattableString.Invariant($"{file.SkippedRows} rows left out:\n{file.ListOfErrors}"));
            }

            foreach (string remark in file.Remarks)
            {
                console.Error.WriteLine(remark);
            }
        }
    }

    /// <summary>The kinds of the user's own that <c>--kinds</c> names.</summary>
    /// <exception cref="UsageException">A name is none.</exception>
    public IEnumerable<EventKind> KindsOf(ParseResult arguments)
    {
        const StringSplitOptions trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (string name in arguments.GetValue(_kinds)?.Split(',', trimmed) ?? [])
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

    /// <summary>Reads <c>paid=completed,failed=canceled</c>.</summary>
    private static Dictionary<string, string?> Pairs(string option, string? written, string example)
    {
        Dictionary<string, string?> pairs = new(StringComparer.OrdinalIgnoreCase);
        foreach (string pair in written?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            string[] sides = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            pairs[sides[0]] = sides.Length == 2 && sides[0].Length > 0 && sides[1].Length > 0
                ? sides[1]
                : throw new UsageException($"{option}: '{pair}' is not of the form {example}.");
        }

        return pairs;
    }

    private static Dictionary<string, string> StatusWords(string? written)
    {
        string[] known = ["completed", "canceled", "test", "refunded", "-"];
        Dictionary<string, string> words = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string word, string? meaning) in Pairs("--status", written, "WORD=STATUS, e.g. paid=completed"))
        {
            words[word] = meaning is "cancelled" ? "canceled"
                : known.Contains(meaning, StringComparer.Ordinal) ? meaning!
                : throw new UsageException($"--status: '{meaning}' is not a status. Use one of {string.Join(", ", known)}.");
        }

        return words;
    }

    private static DecimalMark DecimalOf(string? written) => written switch
    {
        null => DecimalMark.Unknown,
        "." => DecimalMark.Point,
        "," => DecimalMark.Comma,
        _ => throw new UsageException($"--decimal: '{written}' is neither . nor ,"),
    };

    private static Instant? DatedOf(string? written, DateTimeZone zone) => written is null ? null
        : LocalDatePattern.Iso.Parse(written) is { Success: true } date ? date.Value.AtStartOfDayInZone(zone).ToInstant()
        : throw new UsageException($"--dated: '{written}' is not a date. Write it as in 2025-12-31.");

    private InputSettings Settings(ParseResult arguments, IEnumerable<EventKind> declared) => new()
    {
        Options = OptionsOf(arguments, declared),
        Layout = arguments.GetValue(_layout) is { } layout ? FileLayout.Find(layout) : null,
        Encoding = EncodingOf(arguments.GetValue(_encoding)!),
        SkipInvalid = arguments.GetValue(_skipInvalid),
    };

    private LayoutOptions OptionsOf(ParseResult arguments, IEnumerable<EventKind> declared)
    {
        DateTimeZone zone = CommonOptions.ZoneOf(arguments.GetValue(_zone)!);
        try
        {
            return new LayoutOptions
            {
                Shop = new Shop
                {
                    Zone = zone,
                    Currency = arguments.GetValue(_currency),
                    Updates = arguments.GetValue(_updates) is "arrival" ? EventUpdates.ByArrival : EventUpdates.ByTimeStamp,
                    WeekStart = arguments.GetValue(_weekStart) switch
                    {
                        "sunday" => IsoDayOfWeek.Sunday,
                        "saturday" => IsoDayOfWeek.Saturday,
                        _ => IsoDayOfWeek.Monday,
                    },
                    Orders = new OrderPolicy
                    {
                        MergeSameDay = arguments.GetValue(_mergeSameDay),
                        MatchReturnsToOrders = !arguments.GetValue(_returnedOrdersCount),
                    },
                },
                Columns = Pairs("--map", arguments.GetValue(_map), "NAME=COLUMN, e.g. customer=client_no")
                    .ToDictionary(p => p.Key, p => p.Value is "-" ? null : p.Value, StringComparer.OrdinalIgnoreCase),
                StatusWords = StatusWords(arguments.GetValue(_status)),
                DateFormat = arguments.GetValue(_dateFormat),
                DecimalMark = DecimalOf(arguments.GetValue(_decimal)),
                Dated = DatedOf(arguments.GetValue(_dated), zone),
                Kinds = [.. declared.Concat(KindsOf(arguments)).Where(k => k.IsOwn).Distinct()],
                Attributes = arguments.GetValue(_attribute) ?? [],
                NegativeAsReturn = arguments.GetValue(_negativeAsReturn),
                SameCustomers = arguments.GetValue(_sameCustomer) is { } same
                    ? SameCustomerFile.Read(same)
                    : new Dictionary<string, string>(StringComparer.Ordinal),
            };
        }
        catch (ArgumentException e)
        {
            // The parameter's name means nothing to the person at the terminal.
            string what = e.Message.Replace($" (Parameter '{e.ParamName}')", string.Empty, StringComparison.Ordinal);
            throw new UsageException($"--date-format: {what}");
        }
    }
}
