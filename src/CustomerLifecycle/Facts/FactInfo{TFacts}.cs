using System.Globalization;
using System.Linq.Expressions;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>One fact that rules can speak about: its key, name, unit and range, and how it changes while nothing happens.</summary>
/// <typeparam name="TFacts">The type that holds the facts: <see cref="CustomerFacts"/> or a type of the user's own.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class FactInfo<TFacts>
{
    private readonly Lazy<FactMeasure<TFacts>> _measure;

    internal FactInfo(string key, ParameterExpression parameter, Expression body, FactMeasure<TFacts>? measure, FactLocation lane)
    {
        Key = Guard.Against.NotKebabCase(key);
        Parameter = parameter;
        Body = body;
        Location = lane;
        IsExact = measure is not null
            ? FactReader.IsExact(ValueType) || IsText || ValueType == typeof(LocalDate)
            : FactReader.IsExact(ValueType) && !FactReader.MayBeNaN(ValueType);
        _measure = measure is null ? new(() => FactReader.Compile<TFacts>(parameter, body)) : new(measure);
        Name = LocalizedText.Of(key.Replace('-', ' '));
        Unit = ValueType == typeof(bool) ? FactUnit.Flag : FactUnit.Number;
        Values = ValueType.IsEnum
            ? [.. Enum.GetValuesAsUnderlyingType(ValueType)
                .Cast<object>()
                .Select(v => System.Convert.ToDouble(v, CultureInfo.InvariantCulture))]
            : [];
        Range = Unit == FactUnit.Flag ? new FactRange(0, 1) : FactReader.RangeOf(ValueType);
    }

    /// <summary>Gets the stable key in kebab case, e.g. <c>days-since-last-order</c>; JSON writes it in camel case.</summary>
    public string Key { get; }

    /// <summary>
    /// Gets the key as JSON writes it: in camel case, e.g. <c>daysSinceLastOrder</c>, or as the user gave it for a fact of their own.
    /// </summary>
    public string JsonKey => !IsOwn
        ? string.Concat(Key.Split('-').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]))
        : Key;

    /// <summary>Gets the property that holds the fact, as an expression over <see cref="Parameter"/>.</summary>
    public Expression Body { get; }

    /// <summary>Gets the facts that <see cref="Body"/> reads from.</summary>
    public ParameterExpression Parameter { get; }

    /// <summary>Gets the name for people.</summary>
    public LocalizedText Name { get; init; }

    /// <summary>Gets what exactly is counted or measured, where it was said.</summary>
    public LocalizedText? Meaning { get; init; }

    /// <summary>Gets where the fact comes from or what it is good for, where it was said.</summary>
    public LocalizedText? Source { get; init; }

    /// <summary>Gets how a measured value is said; by default name and number.</summary>
    public FactPhrases? Phrases { get; init; }

    /// <summary>
    /// Gets the facts that a value rests on: reasons say theirs beside it, where they are there. Default: none.
    /// </summary>
    public IReadOnlyList<FactInfo<TFacts>> Evidence
    {
        get => EvidenceWhenAsked?.Invoke() ?? field;
        init => field = [.. Guard.Against.Null(value)];
    }
    = [];

    /// <summary>Gets the evidence of a fact whose evidence may be declared below it.</summary>
    internal Func<IReadOnlyList<FactInfo<TFacts>>>? EvidenceWhenAsked { get; init; }

    /// <summary>Gets the unit.</summary>
    public FactUnit Unit { get; init; }

    /// <summary>Gets the values that the fact can take at all, ends included.</summary>
    public FactRange Range { get; init; }

    /// <summary>
    /// Gets by how much the value changes with each day on which nothing happens: +1 for days since, −1 for days until, else 0.
    /// </summary>
    public int DailyChange { get; init; }

    /// <summary>Gets a value indicating whether the fact may be missing.</summary>
    public bool IsOptional => Nullable.GetUnderlyingType(Body.Type) is not null || IsText;

    /// <summary>Gets a value indicating whether the fact is a text.</summary>
    public bool IsText => Body.Type == typeof(string);

    /// <summary>Gets a value indicating whether only whole numbers occur.</summary>
    public bool IsWhole => ValueType.IsEnum || (ValueType != typeof(double) && ValueType != typeof(float) && ValueType != typeof(decimal));

    /// <summary>Gets the values of an enum; empty for every other type, which takes any value of <see cref="Range"/>.</summary>
    internal IReadOnlyList<double> Values { get; }

    internal Type ValueType => Nullable.GetUnderlyingType(Body.Type) ?? Body.Type;

    /// <summary>Gets a value indicating whether a number and NaN for "missing" say all that the fact can hold.</summary>
    internal bool IsExact { get; }

    internal FactLocation Location { get; }

    /// <summary>Gets what the fact is: an aggregate over events, or arithmetic; null where it says by hand what moves it.</summary>
    internal FactDeclaration? Declaration { get; init; }

    /// <summary>Gets what events do to the fact, where it is no aggregate over them.</summary>
    internal IReadOnlyList<EventEffect> EventEffects { get; init; } = [];

    /// <summary>Gets a value indicating whether the fact is one of the user's own.</summary>
    internal bool IsOwn => Own is not null;

    /// <summary>
    /// Gets the user's own fact that this describes; <see langword="null"/> for one that ships, or of a type of the user's own.
    /// </summary>
    public CustomerFact? Own { get; init; }

    /// <summary>Gets how a text is read; null where the fact is a number.</summary>
    internal FactText<TFacts>? ReadText { get; init; }

    /// <summary>Gets a value indicating whether time changes the fact in another way than by the same each day.</summary>
    internal bool MovesUnevenly => Declaration is { MovesUnevenly: true };

    /// <summary>Gets what tells the fact from every other: the key, and for one of the user's own what it is.</summary>
    internal string Identity => IsOwn ? $"{{{Declaration!.Identity}}}" : Key;

    /// <summary>The value of the fact.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The value, 1 and 0 for yes and no, or <see langword="null"/> where it is missing.</returns>
    public double? Measure(in TFacts facts)
    {
        double value = _measure.Value(in facts);
        return double.IsNaN(value) ? null : value;
    }

    /// <summary>Says a value of this fact: <c>200 days since the last order</c>.</summary>
    /// <param name="value">The value, or <see langword="null"/> for missing.</param>
    /// <param name="culture">The language; in German numbers have a comma, and days are written as 05.01.2026.</param>
    /// <returns>The phrase.</returns>
    public string Say(double? value, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (Phrases is null)
        {
            return $"{Name.In(culture)} {(value is { } known ? SayValue(known, culture) : "–")}";
        }

        LocalizedText phrase = value switch
        {
            null => Phrases.None,
            1 => Phrases.One,
            -1 => Phrases.PastOne ?? Phrases.Other,
            <= 0 => Phrases.PastOther ?? Phrases.Other,
            _ => Phrases.Other,
        };
        double said = SaysAsPast(value) ? Math.Abs(value!.Value) : value.GetValueOrDefault();
        return Filled(phrase.In(culture), SayValue(said, culture));
    }

    /// <summary>Says a text.</summary>
    internal string SayText(string? text, CultureInfo culture) => (text, Phrases) switch
    {
        (null, { } phrases) => Filled(phrases.None.In(culture), string.Empty),
        ({ } known, { } phrases) => Filled(phrases.Other.In(culture), known),
        _ => $"{Name.In(culture)} {text ?? "–"}",
    };

    /// <summary>Whether a value is said as something that is over, without a number below 0.</summary>
    internal bool SaysAsPast(double? value) => value <= 0 && Phrases is { PastOne: not null, PastOther: not null };

    /// <summary>Writes a value of this fact, independent of the machine's culture.</summary>
    /// <param name="value">The value.</param>
    /// <returns>
    /// <c>true</c> or <c>false</c> for a flag, the day for a date of the calendar, two decimals for an amount, else up to four decimals.
    /// </returns>
    public string FormatValue(double value) => SayValue(value, CultureInfo.InvariantCulture);

    /// <summary>Writes a value as it stands in a sentence.</summary>
    internal string SayValue(double value, CultureInfo culture) => Unit switch
    {
        FactUnit.Flag => (value != 0, SentenceText.IsGerman(culture)) switch
        {
            (true, true) => "ja",
            (false, true) => "nein",
            (true, false) => "true",
            (false, false) => "false",
        },
        FactUnit.Amount => value.ToString("0.00", SentenceText.Numbers(culture)),
        FactUnit.Date when value >= LocalDay.First && value <= LocalDay.Last => SentenceText.Day(LocalDay.ToDate((int)value), culture),
        _ when IsPlainWhole(value) => ((int)value).ToString(CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", SentenceText.Numbers(culture)),
    };

    // Most values are; they are written alike in every language, and much faster.
    private static bool IsPlainWhole(double value) => value is > int.MinValue and < int.MaxValue && value == (int)value && (int)value != 0;

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;

    /// <summary>A phrase with a value in it; one of the user's own that is no format is said as it is.</summary>
    private static string Filled(string phrase, string value)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, phrase, value);
        }
        catch (FormatException)
        {
            return phrase;
        }
    }

    internal double MeasureOrNaN(in TFacts facts) => _measure.Value(in facts);
}
