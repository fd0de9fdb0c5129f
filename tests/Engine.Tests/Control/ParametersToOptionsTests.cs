using Continuo.Engine.Continuation;
using Continuo.Engine.Control;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Control;

public sealed class ParametersToOptionsTests
{
    [Fact]
    public void TheTablesDefaultsAreTheOptionsDefaults() => Assert.Equal(
        new PlayOptions(new EngineOptions(), new(960), HandOver.Beat, new(960), LengthBars: 4, Seed: 1),
        ParametersToOptions.Map(Defaults()));

    [Theory]
    [InlineData(ParameterId.Grid, 0)]
    [InlineData(ParameterId.Grid, 1)]
    [InlineData(ParameterId.Grid, 2)]
    [InlineData(ParameterId.Grid, 3)]
    [InlineData(ParameterId.Grid, 4)]
    [InlineData(ParameterId.Grid, 5)]
    public void GridStepsAreTheirLabels(ParameterId id, int index) => Assert.Equal(
        TestPhrases.Length(ParameterTable.Row(id).Labels[index]),
        With(id, index).Engine.GridStep);

    [Fact]
    public void EveryParameterThatIsMappedActs()
    {
        Assert.Equal(1.5f, With(ParameterId.Temperature, 1.5).Engine.Temperature, 1e-6f);
        Assert.Equal(40, With(ParameterId.TopK, 40).Engine.TopK);
        Assert.Equal(0.5f, With(ParameterId.TopP, 0.5).Engine.TopP, 1e-6f);
        Assert.Equal(new Ticks(2400), With(ParameterId.PhraseGap, 2.5).PhraseGap);
        Assert.Equal(HandOver.Bar, With(ParameterId.HandOver, 2).HandOver);
        Assert.Equal(new Ticks(240), With(ParameterId.CommitWindow, 0.25).CommitWindow);
        Assert.Equal(32, With(ParameterId.Length, 32).LengthBars);
        Assert.Equal(9999ul, With(ParameterId.Seed, 9999).Seed);
    }

    [Fact]
    public void HandOverNamesAreTheTablesLabels() =>
        Assert.Equal(ParameterTable.Row(ParameterId.HandOver).Labels, Enum.GetNames<HandOver>());

    [Fact]
    public void ValuesOutOfRangeAreBroughtIntoIt()
    {
        double[] values = new double[ParameterTable.Rows.Count];
        foreach (double value in new[] { double.NaN, double.NegativeInfinity, -1, 2, double.PositiveInfinity, 1 })
        {
            Array.Fill(values, value);
            PlayOptions play = ParametersToOptions.Map(values);
            Assert.InRange(play.Engine.Temperature, 0.1f, 2f);
            Assert.InRange(play.LengthBars, 1, 32);
            Assert.InRange(play.Engine.GridStep.Value, 120, 960);
        }

        Assert.Throws<ArgumentException>(() => ParametersToOptions.Map(new double[3]));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        double[] values = Defaults();
        long before = 0;
        for (int i = 0; i < 10_100; i++)
        {
            if (i == 100)
                before = GC.GetAllocatedBytesForCurrentThread();
            ParametersToOptions.Map(values);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double[] Defaults() => [.. ParameterTable.Rows.Select(row => row.ToNormalized(row.Default))];

    private static PlayOptions With(ParameterId id, double plain)
    {
        double[] values = Defaults();
        values[(int)id] = ParameterTable.Row(id).ToNormalized(plain);
        return ParametersToOptions.Map(values);
    }
}
