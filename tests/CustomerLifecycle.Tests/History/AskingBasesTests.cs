using CustomerLifecycle.Layouts;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

/// <summary>A base is asked on all cores and answers in order.</summary>
public sealed class AskingBasesTests
{
    [Property(MaxTest = 30)]
    public void Answers_AreInOrder(ushort count)
    {
        CustomerBase customers = Of(count % 5_000);
        Assert.Equal(customers.Keys, customers.Ask((customer, _) => customer));
        Assert.Equal(customers.Keys, customers.Current(LifecycleMarketingRules.Default, new(2025, 6, 1), (customer, _) => customer));
    }

    [Fact]
    public void WhatIsThrown_IsThrownWhereItsAnswerIsTaken()
    {
        CustomerBase customers = Of(20_000);
        int taken = 0;
        FormatException thrown = Assert.Throws<FormatException>(() =>
        {
            foreach (string _ in customers.Ask((c, _) => c is "c15000" ? throw new FormatException(c) : c))
            {
                taken++;
            }
        });
        Assert.Equal("c15000", thrown.Message);
        Assert.InRange(taken, 13_000, 15_000);
    }

    [Fact]
    public void WhoeverStops_StopsTheWork()
    {
        CustomerBase customers = Of(20_000);
        int asked = 0;
        Assert.Equal(["c0", "c1"], customers.Ask((customer, _) =>
        {
            Interlocked.Increment(ref asked);
            return customer;
        }).Take(2));
        int afterwards = asked;
        Assert.InRange(afterwards, 2, 19_999);
        Assert.Equal(afterwards, Volatile.Read(ref asked));
    }

    [Fact]
    public void Answers_MayBeAskedForTwice_AndInTurn()
    {
        CustomerBase customers = Of(3_000);
        IEnumerable<string> answers = customers.Ask((customer, _) => customer);
        Assert.Equal(answers, answers);
        Assert.All(answers.Zip(answers), pair => Assert.Equal(pair.First, pair.Second));
    }

    private static CustomerBase Of(int count)
    {
        CustomerRecords records = new();
        Instant at = Instant.FromUtc(2025, 1, 1, 0, 0);
        for (int i = 0; i < count; i++)
        {
            records.Add(new CustomerRecord(FormattableString.Invariant($"c{i}"), CustomerEvent.Order(at, 5)));
        }

        return records.ToBase(Shop.Default);
    }
}
