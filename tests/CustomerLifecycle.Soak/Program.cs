using System.Diagnostics;
using System.Globalization;
using CustomerLifecycle.Soak;

// soak MINUTES SEED CUSTOMERS: starts processes that record, merge, part, correct and let time pass, and kills them, until the time is
// over; then compares what was told with a replay. soak work|finish FOLDER SEED CUSTOMERS is one of these processes.
if (args is [("work" or "finish") and var mode, var folder, var seedText, var countText])
{
    int customers = int.Parse(countText, CultureInfo.InvariantCulture);
    using MortalProcess process = new(folder, int.Parse(seedText, CultureInfo.InvariantCulture), customers);
    if (mode == "finish")
    {
        return await process.FinishAsync() == 0 ? 0 : 1;
    }

    await process.WorkAsync();
    return 1;
}

double minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 2;
int seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Random.Shared.Next();
int customersOfEach = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 500;
DirectoryInfo place = Directory.CreateTempSubdirectory("customer-lifecycle-soak-");
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"Soak of {minutes} minutes, seed {seed}, 4 times {customersOfEach} customers."));
Random random = new(seed);
Stopwatch time = Stopwatch.StartNew();
int killed = 0;
while (time.Elapsed < TimeSpan.FromMinutes(minutes))
{
    using Process mortal = Start("work");
    TimeSpan life = TimeSpan.FromSeconds(4 + (random.NextDouble() * 12));
    if (mortal.WaitForExit(life))
    {
        Console.WriteLine($"The process ended by itself with {mortal.ExitCode}.");
        return 1;
    }

    mortal.Kill(); // SIGKILL
    mortal.WaitForExit();
    killed++;
}

int done = MortalProcess.ProgressOf(place.FullName);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{done} operations in {SoakModels.All.Count} models, {done * SoakModels.All.Count / time.Elapsed.TotalSeconds:F0} per second; "
        + $"{killed} processes killed, {MortalProcess.FaultsOf(place.FullName)} faults made in stores and handlers."));
using Process last = Start("finish");
last.WaitForExit();
if (last.ExitCode == 0)
{
    place.Delete(recursive: true);
}
else
{
    Console.WriteLine($"Kept: {place.FullName}");
}

return last.ExitCode;

Process Start(string mode) => Process.Start(
    "dotnet",
    [
        typeof(MortalProcess).Assembly.Location,
        mode,
        place.FullName,
        seed.ToString(CultureInfo.InvariantCulture),
        customersOfEach.ToString(CultureInfo.InvariantCulture),
    ]);
