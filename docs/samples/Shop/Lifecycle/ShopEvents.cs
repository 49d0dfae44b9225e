using CustomerLifecycle;
using NodaTime;
using Shop.Data;

namespace Shop.Lifecycle;

/// <summary>What the shop's rows say of customers: as events for tracking, and as columns for questions to the database.</summary>
internal static class ShopEvents
{
    public static EventMapping<Customer, string> SignUps { get; } = new(c => c.Id, c => c.SignedUpAt) { Kind = CustomerEventKind.SignUp };

    public static EventMapping<Order, string> Orders { get; } = new(o => o.CustomerId, o => o.PaidAt)
    {
        Amount = o => o.Total,
        Status = o => o.IsCanceled ? OrderStatus.Canceled : OrderStatus.Completed,
    };

    public static EventMapping<Visit, string> Visits { get; } = new(v => v.CustomerId, v => v.At) { Kind = CustomerEventKind.Visit };

    public static CustomerEvent Of(Customer customer) => CustomerEvent.SignUp(At(customer.SignedUpAt)) with { Id = customer.Id };

    public static CustomerEvent Of(Order order) => CustomerEvent.Order(At(order.PaidAt), order.Total) with
    {
        Id = order.Number,
        Status = order.IsCanceled ? OrderStatus.Canceled : OrderStatus.Completed,
        UpdatedAt = At(order.UpdatedAt),
    };

    public static CustomerEvent Of(Visit visit) => CustomerEvent.Visit(At(visit.At)) with { Id = visit.Id };

    private static Instant At(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
