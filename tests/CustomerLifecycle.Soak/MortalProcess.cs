using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.Soak;

/// <summary>A process that works until it is killed, or until everything that was begun is done and compared.</summary>
internal sealed class MortalProcess(string folder, int seed, int customersOfEach) : IDisposable
{
    private const int Workers = 4;

    private readonly Faults _faults = new(new Random(unchecked(seed ^ Environment.ProcessId)), FaultsFile(folder));
    private readonly Worker[] _workers =
    [
        .. Enumerable.Range(0, Workers).Select(w => new Worker(new Script(seed, w, customersOfEach), ProgressFile(folder, w))),
    ];

    private ServiceProvider? _provider;

    public void Dispose() => _provider?.Dispose();

    /// <summary>How many operations are done by all processes so far.</summary>
    public static int ProgressOf(string folder) => Enumerable.Range(0, Workers).Sum(w => Worker.ReadProgress(ProgressFile(folder, w)));

    /// <summary>How many faults were made by all processes so far.</summary>
    public static long FaultsOf(string folder) => File.Exists(FaultsFile(folder)) ? new FileInfo(FaultsFile(folder)).Length : 0;

    /// <summary>Works until it is killed.</summary>
    public async Task WorkAsync()
    {
        ServiceProvider provider = Start();
        await Task.WhenAll(_workers.Select(worker => Task.Run(async () =>
        {
            while (true)
            {
                await worker.StepAsync(provider);
            }
        })));
    }

    /// <summary>Completes what was begun, lets time pass to the end, and compares what was told with the oracle.</summary>
    /// <returns>How many differences there are.</returns>
    public async Task<int> FinishAsync()
    {
        ServiceProvider provider = Start();
        foreach (Worker worker in _workers)
        {
            await worker.StepAsync(provider);
        }

        _faults.AreMade = false;
        Oracle oracle = new();
        for (int w = 0; w < Workers; w++)
        {
            Script script = new(seed, w, customersOfEach);
            for (int i = 0; i < _workers[w].Done; i++)
            {
                oracle.Do(script[i]);
            }
        }

        int different = 0;
        Instant end = Script.End(_workers.Max(w => w.Done));
        foreach (ISoakModel model in SoakModels.All)
        {
            bool isDone = await model.FinishAsync(provider, end) || await model.FinishAsync(provider, end);
            (IReadOnlyList<string> differences, int told, int retracted) = await model.CompareAsync(provider, folder, oracle, end);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Key}: {told} changes told, {retracted} of them taking another back; {differences.Count} differences"));
            foreach (string difference in differences.Take(20))
            {
                Console.WriteLine("  " + difference);
            }

            different += differences.Count + (isDone ? 0 : 1);
        }

        return different;
    }

    private static string FaultsFile(string folder) => Path.Combine(folder, "faults");

    private static string ProgressFile(string folder, int worker) => Path.Combine(folder, FormattableString.Invariant($"worker-{worker}"));

    private ServiceProvider Start()
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ScriptClock(_workers));
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle();
        foreach (ISoakModel model in SoakModels.All)
        {
            string database = Path.Combine(folder, model.Key + ".db");
            using SqliteConnection connection = new($"Data Source={database}");
            connection.Open();
            using SqliteCommand command = new("pragma journal_mode = wal", connection);
            command.ExecuteNonQuery();
            model.Register(builder, folder, _faults);
        }

        return _provider = services.BuildServiceProvider();
    }
}
