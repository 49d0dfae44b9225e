using System.Globalization;

namespace CustomerLifecycle;

/// <summary>
/// What can happen to facts of the user's own: the steps that ship move those that select such events too, and where a fact selects
/// narrower or other events, there is a step for them. What an event does to a fact is read from the declarations, by asking them about a
/// sample.
/// </summary>
internal static class OwnFactSteps
{
    /// <summary>All steps: those that ship, with what they do to the own facts, and those of the own facts alone.</summary>
    /// <param name="shipped">The steps that ship.</param>
    /// <param name="facts">The own facts that somebody asks for.</param>
    /// <param name="texts">The texts that are asked for, by their codes.</param>
    public static IReadOnlyList<FactStep<CustomerFacts>> With(
        IReadOnlyList<FactStep<CustomerFacts>> shipped,
        IReadOnlyList<FactInfo<CustomerFacts>> facts,
        IReadOnlyDictionary<double, string> texts)
    {
        FactInfo<CustomerFacts>[] selecting = [.. facts.Where(f => f.Declaration is { Selector: not null })];
        List<FactStep<CustomerFacts>> steps =
        [
            .. shipped.Select(step => step.Sample is { } sample
                ? step with
                {
                    Effects =
                    [
                        .. step.Effects,
                        .. EventSteps.EffectsOf(in sample, selecting, hasChoice: !double.IsNaN(step.DefaultChoice)),
                    ],
                }
                : step),
        ];
        foreach (FactInfo<CustomerFacts> fact in selecting)
        {
            steps.AddRange(fact.Declaration!.Aggregate == FactAggregate.Attribute || IsOfAttribute(fact)
                ? [OfAttribute(fact, texts)]
                : fact.Declaration.Selector!.Kinds
                    .Select(kind => Of(fact.Declaration.Selector, kind, selecting, steps))
                    .OfType<FactStep<CustomerFacts>>());
        }

        return steps;
    }

    private static bool IsOfAttribute(FactInfo<CustomerFacts> fact) =>
        fact.Declaration!.Selector!.Kinds is [{ Shipped: CustomerEventKind.AttributeSet }];

    private static FactStep<CustomerFacts>? Of(
        FactSelector selector, EventKind kind, IReadOnlyList<FactInfo<CustomerFacts>> facts, IReadOnlyList<FactStep<CustomerFacts>> known)
    {
        if (selector.Sample(kind) is not { } sample || known.Any(s => s.Sample == sample))
        {
            return null;
        }

        FactStep<CustomerFacts>? general = kind.IsOwn
            ? null
            : known.FirstOrDefault(s => s.Sample is { } shipped && shipped == SampleEvents.Of(kind));
        bool hasAmount = kind.IsOwn
            && facts.Any(f => f.Declaration is { Of.Key: "amount" } && f.Declaration.Selector!.Selects(in sample, (in _) => true));
        double choice = general?.DefaultChoice ?? (hasAmount ? 0 : double.NaN);
        string[] narrowings = [.. selector.Narrowings.Select(n => n.Text ?? n.Number.ToString(CultureInfo.InvariantCulture))];
        return new FactStep<CustomerFacts>(
            kind.Key,
            general is null ? PhrasesOf(kind, narrowings) : Narrowed(general.Phrases!, narrowings),
            [
                .. general?.Effects.Where(e => !e.Fact.IsOwn) ?? [],
                .. EventSteps.EffectsOf(in sample, facts, !double.IsNaN(choice)),
            ])
        {
            DefaultChoice = choice,
            LeastChoice = general?.LeastChoice ?? 0,
            Needs = general?.Needs,
            Sample = sample,
        };
    }

    private static FactStep<CustomerFacts> OfAttribute(FactInfo<CustomerFacts> fact, IReadOnlyDictionary<double, string> texts)
    {
        string text = fact.Declaration!.Aggregate == FactAggregate.DaysUntil ? "step.attribute.days" : "step.attribute";
        LocalizedText name = LocalizedText.Of(fact.Declaration.Selector!.Attribute!);
        return new FactStep<CustomerFacts>(
            fact.Key,
            new FactPhrases(Said(text, name), Said("step.attribute.cleared", name), Said("step.attribute.plain", name)),
            [new FactEffect<CustomerFacts>(fact, FactEffectKind.SetChoice)])
        {
            DefaultChoice = 0,
            SaysChoice = true,
            Texts = texts,
        };
    }

    private static FactPhrases PhrasesOf(EventKind kind, IReadOnlyList<string> narrowings)
    {
        FactPhrases phrases = new(Own("step.own.one", kind, "one"), Own("step.own.other", kind, "many"), Own("step.own.one", kind, "one"));
        return Narrowed(phrases, narrowings);
    }

    private static LocalizedText Own(string text, EventKind kind, string number) =>
        FactWords.InBoth(culture => FactTexts.All.Format(text, culture, FactWords.Noun(kind, number, culture)));

    private static LocalizedText Said(string text, LocalizedText name) =>
        FactWords.InBoth(culture => FactTexts.All.Format(text, culture, FactWords.Escape(name.In(culture))));

    private static FactPhrases Narrowed(FactPhrases phrases, IReadOnlyList<string> narrowings)
    {
        if (narrowings.Count == 0)
        {
            return phrases;
        }

        string carried = FactWords.Escape(string.Join(", ", narrowings));
        LocalizedText With(LocalizedText phrase) => FactWords.InBoth(culture => $"{phrase.In(culture)} ({carried})");
        return new FactPhrases(With(phrases.One), With(phrases.Other), With(phrases.None));
    }
}
