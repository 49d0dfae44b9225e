using System.Runtime.ExceptionServices;

namespace CustomerLifecycle;

/// <summary>
/// Asks for many customers part by part, on all cores, and gives the answers in order, without getting far ahead of whoever takes them.
/// </summary>
/// <remarks>
/// Whoever takes the answers works, too, while the next ones are not there. Nobody waits on another thread: helpers go when there is
/// nothing to do for now, and others come.
/// </remarks>
/// <typeparam name="TResult">The answer for one customer.</typeparam>
internal sealed class AnswersInOrder<TResult>
{
    private const int MostInPart = 1024;
    private const int AheadOfEachCore = 4;

    private static readonly int Cores = Environment.ProcessorCount;

    private readonly int _count;
    private readonly Func<int, int, TResult[]> _answersOf;
    private readonly int _inPart;
    private readonly Answer?[] _answers = new Answer?[AheadOfEachCore * Cores]; // of the parts to come
    private readonly object _lock = new();
    private int _asked;
    private int _taken;
    private int _called; // helpers that have been called and not gone yet
    private int _working; // those of them that have a part in hand
    private bool _isOver;

    private AnswersInOrder(int count, Func<int, int, TResult[]> answersOf)
    {
        (_count, _answersOf) = (count, answersOf);

        // Few customers may be much work each, so they are shared out, too.
        _inPart = Math.Clamp(count / (AheadOfEachCore * Cores), 1, MostInPart);
    }

    private int Parts => (_count + _inPart - 1) / _inPart;

    /// <summary>The answers, asked for anew each time they are gone through.</summary>
    /// <param name="count">How many customers there are.</param>
    /// <param name="answersOf">The answers for those from a number on, up to another; asked on several threads at once.</param>
    public static IEnumerable<TResult> Of(int count, Func<int, int, TResult[]> answersOf)
    {
        AnswersInOrder<TResult> answers = new(count, answersOf);
        try
        {
            for (int part = 0; part < answers.Parts; part++)
            {
                foreach (TResult answer in answers.Take(part))
                {
                    yield return answer;
                }
            }
        }
        finally
        {
            answers.End();
        }
    }

    private TResult[] Take(int part)
    {
        while (true)
        {
            int? mine;
            lock (_lock)
            {
                if (_answers[part % _answers.Length] is { } answer)
                {
                    _answers[part % _answers.Length] = null;
                    _taken++;
                    return answer.Value;
                }

                CallHelpers();
                mine = Claim();
                if (mine is null)
                {
                    Monitor.Wait(_lock);
                }
            }

            if (mine is { } own)
            {
                Work(own);
            }
        }
    }

    /// <summary>The next part that nobody works on, unless whoever takes the answers has to come closer first.</summary>
    private int? Claim() => !_isOver && _asked < Parts && _asked < _taken + _answers.Length ? _asked++ : null;

    private void CallHelpers()
    {
        int toDo = Math.Min(Parts, _taken + _answers.Length) - _asked;
        for (; _called < Math.Min(Cores - 1, toDo - 1); _called++)
        {
            _ = Task.Run(Help);
        }
    }

    private void Help()
    {
        while (true)
        {
            int? part;
            lock (_lock)
            {
                part = Claim();
                if (part is null)
                {
                    _called--;
                    return;
                }

                _working++;
            }

            Work(part.Value);
            lock (_lock)
            {
                _working--;
                Monitor.PulseAll(_lock);
            }
        }
    }

    private void Work(int part)
    {
        Answer answer;
        try
        {
            answer = new Answer(_answersOf(part * _inPart, (int)Math.Min(_count, (part + 1L) * _inPart)), Error: null);
        }
#pragma warning disable CA1031 // Whatever was thrown is thrown where the answer is taken.
        catch (Exception e)
#pragma warning restore CA1031
        {
            answer = new Answer([], ExceptionDispatchInfo.Capture(e));
        }

        lock (_lock)
        {
            _answers[part % _answers.Length] = answer;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>
    /// Once whoever took the answers has gone, nobody is asked any more. A helper that has been called and has not come yet finds nothing
    /// to do, so nobody waits for it.
    /// </summary>
    private void End()
    {
        lock (_lock)
        {
            _isOver = true;
            while (_working > 0)
            {
                Monitor.Wait(_lock);
            }
        }
    }

    private sealed record Answer(TResult[] Answers, ExceptionDispatchInfo? Error)
    {
        public TResult[] Value
        {
            get
            {
                Error?.Throw();
                return Answers;
            }
        }
    }
}
