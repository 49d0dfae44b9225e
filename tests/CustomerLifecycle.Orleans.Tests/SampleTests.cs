using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>The sample does what it says: three processes, one is killed, the answers are right, and nobody is left.</summary>
public sealed partial class SampleTests : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder _folder = new();

    /// <summary>Gets the program as it was built beside these tests.</summary>
    private static string Program => Path.Combine(
        RepositoryRoot.Path,
        "docs",
        "samples",
        "Cluster",
        "bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
        "net10.0",
        "Cluster.dll");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheSample_EndsWell_AndLeavesNoProcess()
    {
        using Process process = Start();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Most);
        await process.WaitForExitAsync().WaitAsync(Most);
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("20 customers: what was told, retractions taken off, is the replay", output, StringComparison.Ordinal);
        Assert.Contains("  ada: lifecycle-marketing: conversion since 2025-01-01: signed up", output, StringComparison.Ordinal);
        Assert.Contains("  ada: lifecycle-marketing: win-back since 2025-04-12: ", output, StringComparison.Ordinal);
        Assert.Contains("; not cleo: ", output, StringComparison.Ordinal);
        int[] silos = SilosIn(output);
        Assert.Contains($"killed: process {silos[1]}", output, StringComparison.Ordinal);
        Assert.All(silos, AssertIsGone);
    }

    /// <summary>Whoever kills the first process, even without giving it time for a last word, has ended the other two.</summary>
    [Fact]
    public async Task WhenTheFirstProcessIsKilled_TheOthersEnd()
    {
        using Process process = Start();
        string line = (await process.StandardOutput.ReadLineAsync().WaitAsync(Most))!;
        int[] silos = SilosIn(line);
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Most);
        await Eventually.HoldsAsync(() => Task.FromResult(silos.All(IsGone)), "all three are gone");
    }

    private Process Start()
    {
        ProcessStartInfo start = new("dotnet", [Program]) { RedirectStandardOutput = true };
        start.Environment["TMPDIR"] = _folder.PathOf(".");
        return Process.Start(start)!;
    }

    private static int[] SilosIn(string output)
    {
        Match silos = Silos().Match(output);
        Assert.True(silos.Success, output);
        return [.. silos.Groups["id"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture))];
    }

    private static void AssertIsGone(int id) => Assert.True(IsGone(id), $"process {id} is still there");

    private static bool IsGone(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    [GeneratedRegex(
        @"three silos: processes( (?<id>\d+),?){3}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Silos();
}
