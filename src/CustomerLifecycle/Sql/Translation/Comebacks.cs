using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>
/// When each customer last came back after being lost, as <see cref="BuyingRounds"/> knows it: every sign of being a customer is looked at
/// beside all before it.
/// </summary>
/// <param name="Where">The signs.</param>
/// <param name="LastDay">The last day of a sign; that of a term is yet to come.</param>
/// <param name="IsOrder">1 for orders.</param>
/// <param name="IsScan">1 for scans of a card.</param>
/// <param name="LostAfterDays">The silence after which a customer is lost.</param>
internal sealed record Comebacks(string Where, string LastDay, string IsOrder, string IsScan, int LostAfterDays)
{
    public const string On = "reactivated_on";

    public const string Times = "purchases_since";

    public string ByWindows(SqlDialect dialect, string events)
    {
        const string Before = "OVER (PARTITION BY customer ORDER BY first_day, last_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";
        string silence = LongestSilence(dialect, "COALESCE(orders_before, 0)", "first_order", "last_order", LostAfterDays);
        return $"SELECT customer, MAX({On}) AS {On},\n  SUM(CASE WHEN first_day >= {On} THEN is_order + is_scan END) AS {Times}\nFROM (\n"
            + $"  SELECT *, MAX(CASE WHEN first_day - last_before > {silence} THEN first_day END) OVER (PARTITION BY customer) AS {On}\n"
            + $"  FROM (\n    SELECT *, MAX(last_day) {Before} AS last_before,\n      SUM(is_order) {Before} AS orders_before,\n"
            + $"      MIN(CASE WHEN is_order = 1 THEN first_day END) {Before} AS first_order,\n"
            + $"      MAX(CASE WHEN is_order = 1 THEN first_day END) {Before} AS last_order\n"
            + $"    FROM (\n      SELECT customer, {EventColumns.Day} AS first_day, {LastDay} AS last_day,\n"
            + $"        {IsOrder} AS is_order, {IsScan} AS is_scan\n      FROM {events} AS e WHERE {Where}) AS signs) AS before) AS back\n"
            + "GROUP BY customer";
    }

    /// <summary>The same over arrays of signs in order, for an engine without windows.</summary>
    public string ByArrays(SqlDialect dialect, string events)
    {
        string silence = LongestSilence(
            dialect, "orders[i - 1]", "arrayFilter((d, o) -> o = 1, days, is_order)[1]",
            "arrayReverse(arrayFilter((d, o, j) -> o = 1 AND j < i, days, is_order, arrayEnumerate(days)))[1]", LostAfterDays);
        string isBack = $"i > 1 AND days[i] - arrayReduce('max', arraySlice(lasts, 1, i - 1)) > {silence}";

        // A column that a function within a function alone asks for is taken for one that nobody asks for: hence the lengths.
        return $"SELECT customer, if(found > 0, days[found], NULL) AS {On},\n"
            + $"  if(found > 0, arraySum(arrayFilter((n, d) -> d >= days[found], bought, days)), NULL) AS {Times}\nFROM (\n"
            + "  SELECT customer, days, bought,\n    if(length(lasts) + length(orders) + length(is_order) > 0,\n"
            + $"      arrayReduce('max', arrayMap(i -> if({isBack}, i, 0), arrayEnumerate(days))), 0) AS found\n  FROM (\n"
            + "    SELECT customer, arrayMap(x -> x.1, signs) AS days, arrayMap(x -> x.2, signs) AS lasts,\n"
            + "      arrayMap(x -> x.3, signs) AS is_order, arrayMap(x -> x.3 + x.4, signs) AS bought,\n"
            + "      arrayCumSum(arrayMap(x -> x.3, signs)) AS orders\n    FROM (\n"
            + $"      SELECT customer, arraySort(groupArray((toInt64(assumeNotNull({EventColumns.Day})), "
            + $"toInt64(assumeNotNull({LastDay})),\n"
            + $"        toInt64(assumeNotNull({IsOrder})), toInt64(assumeNotNull({IsScan}))))) AS signs\n"
            + $"      FROM {events} WHERE {Where} GROUP BY customer)))";
    }

    /// <summary>The longest silence after which nobody is lost: whoever orders every two years is not after one.</summary>
    public static string LongestSilence(SqlDialect dialect, string orders, string firstOrder, string lastOrder, int lostAfterDays)
    {
        string lost = lostAfterDays.ToString(CultureInfo.InvariantCulture);
        // Some engines work out every branch, so that none may divide by 0.
        string gaps = dialect.Quotient($"2 * ({lastOrder} - {firstOrder})", dialect.Greatest($"{orders} - 1", "1"));
        return $"CASE WHEN {orders} < 2 THEN {lost} WHEN {gaps} > {lost} THEN {gaps} ELSE {lost} END";
    }
}
