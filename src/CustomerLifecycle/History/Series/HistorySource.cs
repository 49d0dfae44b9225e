namespace CustomerLifecycle;

/// <summary>Own facts as of what was known of a history at an instant.</summary>
internal sealed class HistorySource(FactSeriesSet series, long ticks) : FactSource
{
    public override FactValue Read(FactDeclaration fact, int day) => series.Of(fact).Read(fact, day, ticks);

    public override int? NextChange(FactDeclaration fact, int day) =>
        fact.Window.Moves ? series.Of(fact).NextChange(fact, day, ticks) : null;
}
