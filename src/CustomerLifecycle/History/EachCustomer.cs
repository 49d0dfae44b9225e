using System.Runtime.ExceptionServices;

namespace CustomerLifecycle;

/// <summary>Goes through many customers part by part, on all cores.</summary>
internal static class EachCustomer
{
    private const int MostAhead = 256;
    private const int PartsAhead = 4; // for each core: one in hand, others that are done or wait

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

    /// <summary>Asks for each part, on all cores, and gives the answers in order, without getting far ahead of whoever takes them.</summary>
    /// <typeparam name="TResult">The answer for one customer.</typeparam>
    /// <param name="count">How many customers there are.</param>
    /// <param name="answersOf">The answers for those from a number on, up to another; asked on several threads at once.</param>
    public static IEnumerable<TResult> InOrder<TResult>(int count, Func<int, int, TResult[]> answersOf)
    {
        // Few customers may be much work each, so they are shared out, too.
        int inPart = Math.Clamp(count / (PartsAhead * Environment.ProcessorCount), 1, MostAhead);
        using CancellationTokenSource stop = new();
        Queue<Task<TResult[]>> asked = new();
        int next = 0;
        try
        {
            do
            {
                for (; next < count && asked.Count < PartsAhead * Environment.ProcessorCount; next = Math.Min(count, next + inPart))
                {
                    int from = next;
                    asked.Enqueue(Task.Run(() => answersOf(from, Math.Min(count, from + inPart)), stop.Token));
                }

                foreach (TResult answer in asked.Count > 0 ? asked.Dequeue().GetAwaiter().GetResult() : [])
                {
                    yield return answer;
                }
            }
            while (asked.Count > 0 || next < count);
        }
        finally
        {
            // Nobody is asked any more once whoever took the answers has gone.
            stop.Cancel();
            Task.WhenAll(asked).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        }
    }
}
