using NodaTime;

namespace CustomerLifecycle;

/// <summary>An event of each kind, as good as it gets: what it does to facts is what such an event would do.</summary>
internal static class SampleEvents
{
    private static readonly Instant At = Instant.FromUnixTimeTicks(0);
    private static readonly LocalDate End = new(1971, 1, 1);

    public static CustomerEvent Of(EventKind kind) => kind.IsOwn ? CustomerEvent.Own(kind, At) : kind.Shipped switch
    {
        CustomerEventKind.Order => CustomerEvent.Order(At, 1),
        CustomerEventKind.Return => CustomerEvent.Return(At, 1),
        CustomerEventKind.ProfileCompleted => CustomerEvent.ProfileCompleted(At, 100),
        CustomerEventKind.SupportClosed => CustomerEvent.SupportClosed(At, 5),
        CustomerEventKind.Review => CustomerEvent.Review(At, 5),
        CustomerEventKind.SurveyAnswered => CustomerEvent.SurveyAnswered(At, 10),
        CustomerEventKind.ContractStarted => CustomerEvent.ContractStarted(At, End),
        CustomerEventKind.ContractRenewed => CustomerEvent.ContractRenewed(At, End),
        CustomerEventKind.ContractCanceled => CustomerEvent.ContractCanceled(At, End),
        CustomerEventKind.ContractResumed => CustomerEvent.ContractResumed(At, End),
        CustomerEventKind.TrialStarted => CustomerEvent.TrialStarted(At, End),
        CustomerEventKind.AttributeSet => CustomerEvent.AttributeSet(At, "attribute", value: null),
        _ => CustomerEvent.Plain(kind.Shipped, At),
    };
}
