using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle.Cli.Input;

/// <summary>What one row says.</summary>
/// <param name="Customer">Whose event it is.</param>
/// <param name="Event">What happened.</param>
/// <param name="Attributes">What the row says of the customer beside that.</param>
/// <param name="Birthday">The customer's birthday, where the row names it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CustomerRow(
    string Customer, CustomerEvent Event, IReadOnlyList<CustomerEvent> Attributes, AnnualDate? Birthday = null);
