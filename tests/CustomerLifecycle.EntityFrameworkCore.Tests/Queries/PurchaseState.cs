namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

public enum PurchaseState
{
    Paid,
    Void,
    Trial,
    MoneyBack,
}
