namespace Snippets;

public sealed record CrmContact(int Deals, int? DaysIdle, bool IsKeyAccount);
