using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>The money of a customer: exact sums, so that the order of events makes no difference.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ProfileMoney
{
    public DecimalSum Revenue;
    public DecimalSum Cost;
    public DecimalSum ContractRevenue;
    public DecimalSum ContractCost;
    public DecimalSum Returned;
    public decimal LargestOrder;

    public void Merge(ref readonly ProfileMoney other)
    {
        Revenue += other.Revenue;
        Cost += other.Cost;
        ContractRevenue += other.ContractRevenue;
        ContractCost += other.ContractCost;
        Returned += other.Returned;
        LargestOrder = Math.Max(LargestOrder, other.LargestOrder);
    }
}
