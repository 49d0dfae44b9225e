// Three silos in three processes on loopback track a shop's customers in one database: dotnet run --project docs/samples/Cluster
// This process is the first silo. It starts two more of itself, records, kills one of them, records on and lets time pass.
using Cluster;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Text;

if (args is ["silo", var place])
{
    // The other end of this pipe is the first process: whatever becomes of it, the pipe ends and so does this silo, wherever it stands.
    using IHost silo = ShopSilo.Build(SiloPlace.Parse(place));
    _ = Task.Run(() =>
    {
        Console.In.ReadToEnd();
        Environment.Exit(0);
    });
    await silo.RunAsync().ConfigureAwait(false);
    return 0;
}

using CancellationTokenSource stopping = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
DirectoryInfo folder = Directory.CreateTempSubdirectory("customer-lifecycle-");
SiloPlace[] places = SiloPlace.Three(folder.FullName);
List<SiloProcess> others = [];
try
{
    SharedClock.Set(folder.FullName, Instant.FromUtc(2025, 3, 1, 9, 0));
    using IHost host = ShopSilo.Build(places[0]);
    await ShopSilo.CreateDatabaseAsync(host.Services).ConfigureAwait(false);
    await host.StartAsync(stopping.Token).ConfigureAwait(false);
    others.AddRange(places.Skip(1).Select(SiloProcess.Start));
    Console.WriteLine($"three silos: processes {Environment.ProcessId}, {others[0].Id}, {others[1].Id}");
    CustomerBook book = new(host.Services, stopping.Token);
    await book.WaitForSilosAsync(3).ConfigureAwait(false);

    await book.RecordAsync(MadeUpShop.UpTo(Instant.FromUtc(2025, 3, 1, 0, 0))).ConfigureAwait(false);
    await PrintStagesAsync(book).ConfigureAwait(false);

    Task going = book.RecordAsync(MadeUpShop.From(Instant.FromUtc(2025, 3, 1, 0, 0)));
    others[0].Kill();
    Console.WriteLine($"killed: process {others[0].Id}");
    await going.ConfigureAwait(false);

    SharedClock.Set(folder.FullName, Instant.FromUtc(2025, 12, 1, 9, 0));
    await book.WaitUntilNothingIsLeftAsync().ConfigureAwait(false);
    await PrintStagesAsync(book).ConfigureAwait(false);

    IReadOnlyList<string> told = await book.ToldOfAsync("cleo").ConfigureAwait(false);
    Console.WriteLine($"told of cleo: {string.Join("; ", told)}");
    IReadOnlyList<string> differences = await book.DifferencesAsync(MadeUpShop.Customers).ConfigureAwait(false);
    Console.WriteLine(differences.Count == 0
        ? $"{MadeUpShop.Customers.Count} customers: what was told, retractions taken off, is the replay"
        : string.Join(Environment.NewLine, differences));
    await host.StopAsync(stopping.Token).ConfigureAwait(false);
    return differences.Count == 0 ? 0 : 1;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
finally
{
    others.ForEach(o => o.Dispose());
    folder.Delete(recursive: true);
}

static async Task PrintStagesAsync(CustomerBook book)
{
    Console.WriteLine($"on {LocalDatePattern.Iso.Format(book.Today)}:");
    foreach (string customer in MadeUpShop.Customers.Take(3))
    {
        Console.WriteLine($"  {customer}: {string.Join("; ", await book.StagesOfAsync(customer).ConfigureAwait(false))}");
    }
}
