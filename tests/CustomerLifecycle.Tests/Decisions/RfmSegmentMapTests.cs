using CustomerLifecycle.Decisions;
using FsCheck.Xunit;

namespace CustomerLifecycle.Tests.Decisions;

public sealed class RfmSegmentMapTests
{
    [Fact]
    public void TheShippedMap_HasElevenNamedSegments_InBothLanguages()
    {
        Assert.Equal(11, RfmSegmentMap.Default.Segments.Count);
        Assert.Equal(11, RfmSegmentMap.Default.Segments.Select(s => s.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(RfmSegmentMap.Default.Segments, s => Assert.Equal(["de", "en"], s.Name.Languages));
    }

    [Property(MaxTest = 500)]
    public void PartsOfTheScores_AreAccepted_AndNothingElse(int binsSeed, int cutsSeed)
    {
        int bins = 3 + Math.Abs(binsSeed % 8);
        Random random = new(cutsSeed);
        List<(int Low, int High)[]> cells = [[(1, bins), (1, bins), (1, bins)]];
        for (int i = 0; i < 6; i++)
        {
            (int Low, int High)[] cell = cells[random.Next(cells.Count)];
            int axis = random.Next(3);
            if (cell[axis].Low < cell[axis].High)
            {
                int at = random.Next(cell[axis].Low, cell[axis].High);
                (int Low, int High)[] upper = [.. cell];
                upper[axis] = (at + 1, cell[axis].High);
                cell[axis] = (cell[axis].Low, at);
                cells.Add(upper);
            }
        }

        RfmSegment[] segments = [.. cells.Select((c, i) => new RfmSegment($"s-{i}", LocalizedText.Of("s"), c[0], c[1], c[2]))];
        RfmSegmentMap map = new(bins, segments);
        Assert.Equal(segments, map.Segments);
        string hole = Assert.Throws<ArgumentException>(() => new RfmSegmentMap(bins, [.. segments.Skip(1)])).Message;
        Assert.Contains("lies in no segment", hole, StringComparison.Ordinal);
        string overlap = Assert.Throws<ArgumentException>(() =>
            new RfmSegmentMap(bins, [.. segments, new RfmSegment("twice", LocalizedText.Of("t"), (1, 1), (1, 1))])).Message;
        Assert.Contains("and twice", overlap, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_NameTheScores()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => new RfmSegmentMap(3, new RfmSegment("most", LocalizedText.Of("m"), (1, 3), (1, 3), (1, 2))));
        Assert.StartsWith(
            "The segments do not part the scores: 113 lies in no segment; 123 lies in no segment;", e.Message, StringComparison.Ordinal);
        Assert.Contains("and 4 more", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RfmSegment("empty", LocalizedText.Of("e"), (3, 2), (1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RfmSegmentMap(2));
    }
}
