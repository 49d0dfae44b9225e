namespace CustomerLifecycle.Orleans.Tests;

/// <summary>Waits for what others bring about, and fails where it does not come.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    /// <summary>Looks again and again until a condition holds.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        using CancellationTokenSource late = new(Most);
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(10));
        while (!await condition())
        {
            Assert.False(late.IsCancellationRequested, $"Not within {Most}: {what}");
            await again.WaitForNextTickAsync();
        }
    }
}
