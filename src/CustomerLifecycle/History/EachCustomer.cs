using System.Runtime.ExceptionServices;

namespace CustomerLifecycle;

/// <summary>Goes through many customers part by part, on all cores.</summary>
internal static class EachCustomer
{
    /// <summary>Does something for each part.</summary>
    /// <param name="count">How many customers there are.</param>
    /// <param name="most">The most of them in a part.</param>
    /// <param name="part">What to do with those from a number on, up to another; done on several threads at once.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static void InParts(int count, int most, Action<int, int> part, CancellationToken cancellationToken)
    {
        ParallelOptions options = new() { CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, (count + most - 1) / most, options, i => part(i * most, (int)Math.Min(count, (i + 1L) * most)));
        }
        catch (AggregateException e)
        {
            // As it would come from a loop.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
