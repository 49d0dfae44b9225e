using System.Runtime.CompilerServices;

namespace CustomerLifecycle.Metrics;

/// <summary>A chain of states in which the next depends on the present one alone, estimated from counted moves.</summary>
/// <remarks>A state of which no move was counted has no probabilities; answers that would need them are absent.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MarkovChain
{
    // As many steps are taken one by one; more are taken by squaring, which is quick and differs in the last digits.
    private const int MostSingleSteps = 1_000;

    private readonly long[,] _counts;
    private readonly double[] _totals; // sums of counts may be larger than any long

    /// <summary>Initializes a new instance of the <see cref="MarkovChain"/> class.</summary>
    /// <param name="states">The names of the states, at least one.</param>
    /// <param name="counts">How many moves from each state (row) to each state (column) in one step were counted, staying included.</param>
    /// <exception cref="ArgumentException">There is no state, the table is not square, or a count is negative.</exception>
    public MarkovChain(IReadOnlyList<string> states, long[,] counts)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(counts);
        if (states.Count == 0 || counts.GetLength(0) != states.Count || counts.GetLength(1) != states.Count)
        {
            throw new ArgumentException(
                $"There are {states.Count} states, but {counts.GetLength(0)} rows and {counts.GetLength(1)} columns.", nameof(counts));
        }

        States = [.. states];
        _counts = (long[,])counts.Clone();
        _totals = new double[states.Count];
        for (int from = 0; from < states.Count; from++)
        {
            for (int to = 0; to < states.Count; to++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(counts[from, to], nameof(counts));
                _totals[from] += counts[from, to];
            }
        }
    }

    /// <summary>Gets the names of the states.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>How many moves were counted.</summary>
    /// <param name="from">The state left.</param>
    /// <param name="to">The state entered, perhaps the same.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public long Count(int from, int to)
    {
        GuardState(from);
        GuardState(to);
        return _counts[from, to];
    }

    /// <summary>The probability of a move in one step: its count ÷ all moves from the state.</summary>
    /// <param name="from">The state left.</param>
    /// <param name="to">The state entered, perhaps the same.</param>
    /// <returns>
    /// The probability with its standard error √(p(1 − p) ÷ n) as a normal interval; undefined where no move from the state was counted.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public MetricValue Probability(int from, int to)
    {
        GuardState(from);
        GuardState(to);
        if (_totals[from] == 0)
        {
            return MetricValue.None(NoValue.NoMoveFrom(States[from]));
        }

        double share = P(from, to);
        return MetricValue.Of(
            share, _counts[from, to], _totals[from], ConfidenceInterval.OfMean(share, Math.Sqrt(share * (1 - share) / _totals[from])));
    }

    /// <summary>The probabilities of being in each state after some steps.</summary>
    /// <param name="from">The state at the beginning.</param>
    /// <param name="steps">How many steps, 0 or more.</param>
    /// <returns>
    /// One probability for each state; <see langword="null"/> where a state without counted moves can be reached by then.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or the number of steps is negative.</exception>
    public IReadOnlyList<double>? AfterSteps(int from, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        GuardState(from);
        int unknown = States.Count;
        double[] now = new double[unknown + 1];
        now[from] = 1;
        double[,] power = WithTheUnknown();
        for (int step = 0; step < Math.Min(steps, MostSingleSteps); step++)
        {
            now = Times(now, power);
        }

        for (int left = Math.Max(0, steps - MostSingleSteps); left > 0; left >>= 1)
        {
            now = (left & 1) == 1 ? Times(now, power) : now;
            power = left > 1 ? Squared(power) : power;
        }

        return now[unknown] > 0 ? null : now[..unknown];
    }

    /// <summary>The shares of the states in the long run, whatever the beginning.</summary>
    /// <returns>
    /// One share for each state; <see langword="null"/> where the long run depends on the beginning, or a state has no counted moves.
    /// </returns>
    public IReadOnlyList<double>? Stationary()
    {
        int n = States.Count;
        if (_totals.Contains(0))
        {
            return null;
        }

        // π(P − I) = 0 together with Σπ = 1 in the place of the last equation.
        double[,] matrix = new double[n, n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                matrix[j, i] = j == n - 1 ? 1 : P(i, j) - (i == j ? 1 : 0);
            }
        }

        right[n - 1] = 1;

        // Elimination may leave a state to which nobody comes back a hair below nothing.
        return LinearSystem.Solve(matrix, right)?.Select(share => Math.Clamp(share, 0, 1)).ToArray();
    }

    /// <summary>The expected number of steps until a state is entered for the first time.</summary>
    /// <param name="target">The state.</param>
    /// <returns>
    /// One number for each state at the beginning, 0 for the state itself; <see langword="null"/> for those from which it may never be
    /// entered, or from which a state without counted moves can be reached first.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public IReadOnlyList<double?> ExpectedStepsTo(int target)
    {
        GuardState(target);
        bool[] isSure = SureOf(target);
        int[] unknown = [.. Enumerable.Range(0, States.Count).Where(i => i != target && isSure[i])];
        double[,] matrix = new double[unknown.Length, unknown.Length];
        double[] right = [.. unknown.Select(_ => 1.0)];
        for (int i = 0; i < unknown.Length; i++)
        {
            for (int j = 0; j < unknown.Length; j++)
            {
                matrix[i, j] = (i == j ? 1 : 0) - P(unknown[i], unknown[j]);
            }
        }

        double[]? steps = LinearSystem.Solve(matrix, right);
        double?[] expected = new double?[States.Count];
        for (int i = 0; i < unknown.Length; i++)
        {
            expected[unknown[i]] = steps?[i];
        }

        expected[target] = 0;
        return expected;
    }

    private double P(int from, int to) => (double)_counts[from, to] / _totals[from];

    /// <summary>The states from which the target is entered sooner or later for sure: all they can reach can reach the target.</summary>
    private bool[] SureOf(int target)
    {
        int n = States.Count;
        bool[] canReach = new bool[n];
        canReach[target] = true;
        for (int round = 0; round < n; round++)
        {
            for (int i = 0; i < n; i++)
            {
                canReach[i] |= Enumerable.Range(0, n).Any(j => _counts[i, j] > 0 && canReach[j]);
            }
        }

        bool[] isSure = [.. canReach];
        for (int round = 0; round < n; round++)
        {
            for (int i = 0; i < n; i++)
            {
                isSure[i] &= i == target || Enumerable.Range(0, n).All(j => _counts[i, j] == 0 || isSure[j]);
            }
        }

        return isSure;
    }

    /// <summary>The probabilities of one step, with a last state for all that nobody knows, which is never left.</summary>
    private double[,] WithTheUnknown()
    {
        int unknown = States.Count;
        double[,] moves = new double[unknown + 1, unknown + 1];
        moves[unknown, unknown] = 1;
        for (int i = 0; i < unknown; i++)
        {
            moves[i, unknown] = _totals[i] == 0 ? 1 : 0;
            for (int j = 0; j < unknown && _totals[i] > 0; j++)
            {
                moves[i, j] = P(i, j);
            }
        }

        return moves;
    }

    private static double[] Times(double[] now, double[,] moves)
    {
        double[] next = new double[now.Length];
        for (int i = 0; i < now.Length; i++)
        {
            for (int j = 0; j < now.Length && now[i] != 0; j++)
            {
                next[j] += now[i] * moves[i, j];
            }
        }

        return next;
    }

    private static double[,] Squared(double[,] moves)
    {
        int n = moves.GetLength(0);
        double[,] squared = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            double[] row = new double[n];
            for (int j = 0; j < n; j++)
            {
                row[j] = moves[i, j];
            }

            double[] next = Times(row, moves);
            double sum = next.Sum(); // 1 but for rounding, which squaring again and again would double each time
            for (int j = 0; j < n; j++)
            {
                squared[i, j] = next[j] / sum;
            }
        }

        return squared;
    }

    private void GuardState(int state, [CallerArgumentExpression(nameof(state))] string parameterName = "") =>
        Guard.Against.OutsideOf(state, 0, States.Count - 1, parameterName);
}
