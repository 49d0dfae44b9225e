namespace CustomerLifecycle.Metrics;

/// <summary>Solves small systems of linear equations by elimination with pivots.</summary>
internal static class LinearSystem
{
    private const double Singular = 1e-13;

    /// <summary>The solution; null where there is none or more than one.</summary>
    public static double[]? Solve(double[,] matrix, double[] right)
    {
        int n = right.Length;
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(matrix[row, column]));
            if (Math.Abs(matrix[pivot, column]) < Singular)
            {
                return null;
            }

            Swap(matrix, right, pivot, column);
            for (int row = column + 1; row < n; row++)
            {
                double factor = matrix[row, column] / matrix[column, column];
                for (int k = column; k < n; k++)
                {
                    matrix[row, k] -= factor * matrix[column, k];
                }

                right[row] -= factor * right[column];
            }
        }

        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--)
        {
            double rest = right[row];
            for (int k = row + 1; k < n; k++)
            {
                rest -= matrix[row, k] * solution[k];
            }

            solution[row] = rest / matrix[row, row];
        }

        return solution;
    }

    private static void Swap(double[,] matrix, double[] right, int one, int other)
    {
        (right[one], right[other]) = (right[other], right[one]);
        for (int k = 0; k < right.Length; k++)
        {
            (matrix[one, k], matrix[other, k]) = (matrix[other, k], matrix[one, k]);
        }
    }
}
