namespace CustomerLifecycle.Docs.Tests.Snippets;

public sealed record CrmContact(int Deals, int? DaysIdle, bool IsKeyAccount);
