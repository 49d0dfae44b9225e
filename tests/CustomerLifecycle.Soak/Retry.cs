namespace CustomerLifecycle.Soak;

/// <summary>Does something again while it fails by a fault that was made.</summary>
internal static class Retry
{
    public static async Task UntilDoneAsync(Func<Task> work)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (MadeFaultException)
            {
            }
            catch (InvalidOperationException e) when (e.Message.Contains("Try again", StringComparison.Ordinal))
            {
                // Somebody else saved the same customer all the time.
            }
        }
    }
}
