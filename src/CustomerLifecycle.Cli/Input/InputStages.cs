using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>The stages of all customers of a file, which nothing else is known of.</summary>
/// <param name="Keys">The ids of the customers, in the order in which the file first names them.</param>
/// <param name="Stages">Their stages.</param>
/// <param name="AsOf">The day.</param>
/// <param name="ToCome">How many of the customers have no event by that day.</param>
internal sealed record InputStages(IReadOnlyList<string> Keys, StagesOfBase<string> Stages, LocalDate AsOf, int ToCome)
{
    /// <summary>The stages of customers whose events are at hand.</summary>
    public static InputStages Of(InputCustomers customers, StageRules<CustomerFacts, string> rules, LocalDate? asOf)
    {
        LocalDate day = asOf ?? customers.NewestDay;
        return new InputStages(customers.Customers.Keys, customers.Customers.Classify(rules, day), day, customers.ToComeBy(day));
    }

    /// <summary>The stages of customers whose events were folded.</summary>
    public static InputStages Of(CustomerFold fold, StageRules<CustomerFacts, string> rules) =>
        new(fold.Keys, fold.Classify(rules), fold.AsOf, fold.CountYetToCome());

    /// <summary>Says how many customers are not known yet on the day.</summary>
    public void TellOfThoseToCome(TextWriter messages) => TellOfThoseToCome(ToCome, Keys.Count, AsOf, messages);

    /// <summary>
    /// Says how many customers are not known yet on a day: they are classified all the same, as people of whom nothing is known.
    /// </summary>
    public static void TellOfThoseToCome(int toCome, int count, LocalDate asOf, TextWriter messages)
    {
        if (toCome > 0)
        {
            string day = LocalDatePattern.Iso.Format(asOf);
            messages.WriteLine(FormattableString.Invariant(
                $"{toCome} of {count} customers have no event by {day}; nothing is known of them."));
        }
    }
}
