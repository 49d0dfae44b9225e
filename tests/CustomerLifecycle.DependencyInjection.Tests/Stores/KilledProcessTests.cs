using System.Diagnostics;
using System.Globalization;
using NodaTime.Text;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class KilledProcessTests
{
    /// <summary>Killed again and again, a process has told in the end what a replay knows, nothing less and nothing else.</summary>
    [Theory]
    [InlineData(2, 9)]
    public async Task WhatWasTold_IsTheReplays(int firstDeath, int secondDeath)
    {
        using TemporaryFolder folder = new();
        foreach (int death in new[] { firstDeath, secondDeath })
        {
            using Process mortal = Start(folder, death);
            Assert.Equal("kill me", await mortal.StandardOutput.ReadLineAsync());
            mortal.Kill();
            await mortal.WaitForExitAsync();
            Assert.NotEqual(0, mortal.ExitCode);
        }

        using (Process last = Start(folder, stopAt: 0))
        {
            Assert.Null(await last.StandardOutput.ReadLineAsync());
            await last.WaitForExitAsync();
            Assert.Equal(0, last.ExitCode);
        }

        string[][] lines = [.. (await File.ReadAllLinesAsync(folder.PathOf("told"))).Select(l => l.Split('\t'))];
        string[][] once = [.. lines.DistinctBy(l => l[0])];

        // Each death comes after telling and before remembering, so what was told last comes twice, with the same id.
        Assert.True(lines.Length - once.Length >= 2);
        Assert.Contains(once, l => bool.Parse(l[1]));
        string[] stands =
        [
            .. once
                .GroupBy(l => l[2], l => bool.Parse(l[1]) ? -1 : 1, StringComparer.Ordinal)
                .SelectMany(g => Enumerable.Repeat(g.Key, g.Sum()))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(Replayed(), stands);
    }

    private static string[] Replayed()
    {
        Dictionary<string, CustomerEvent> canceled = MortalProcess.Cancellations.ToDictionary(c => c.Event.Id!, c => c.Event);
        List<string> lines = [];
        foreach (IGrouping<string, CustomerEvent> customer in MortalProcess.Arrivals.GroupBy(
            a => a.Customer, a => canceled.GetValueOrDefault(a.Event.Id!, a.Event), StringComparer.Ordinal))
        {
            CustomerHistory history = new(Shop.Default, customer);
            StageTimeline<LifecycleMarketingStage> timeline = StageTimeline.Replay(
                history, LifecycleMarketingRules.Default, Shop.Default.DayOf(MortalProcess.End));
            string first = LifecycleMarketing.Model[timeline.Visits[0].Stage].Key;
            lines.Add($"{customer.Key}  {first} {InstantPattern.ExtendedIso.Format(history.Events[0].At)}");
            lines.AddRange(timeline.Transitions.Select(t =>
                $"{customer.Key} {LifecycleMarketing.Model[t.From].Key} {LifecycleMarketing.Model[t.To].Key} "
                    + InstantPattern.ExtendedIso.Format(t.At)));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static Process Start(TemporaryFolder folder, int stopAt) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            typeof(KilledProcessTests).Assembly.Location,
            folder.PathOf("store.db"),
            folder.PathOf("told"),
            stopAt.ToString(CultureInfo.InvariantCulture),
        ])
    {
        RedirectStandardOutput = true,
    })!;
}
