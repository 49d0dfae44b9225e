namespace CustomerLifecycle.Soak;

/// <summary>Makes stores and handlers fail now and then.</summary>
/// <threadsafety>Safe from any thread.</threadsafety>
internal sealed class Faults(Random random, string file)
{
    private readonly Lock _lock = new();

    public bool AreMade { get; set; } = true;

    public void MayFail(int oneOf)
    {
        lock (_lock)
        {
            if (AreMade && random.Next(oneOf) == 0)
            {
                // A byte for each, so that all processes can be counted together.
                File.AppendAllText(file, ".");
                throw new MadeFaultException();
            }
        }
    }
}
