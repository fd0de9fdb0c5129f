using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;

namespace Continuo.Engine.Tests.Parameters;

public sealed class ParametersToOptionsTests
{
    [Fact]
    public void TheTablesDefaultsAreTheOptionsDefaults() => Assert.Equal(
        new PlayOptions(new EngineOptions(), new(960), HandOver.Auto, new(960), LengthBars: 4, Seed: 1),
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
        Assert.IsType<DuetMode>(With(ParameterId.Mode, 3).Mode);
        Assert.Equal(8, With(ParameterId.TradeBars, 8).TradeBars);
        Assert.True(With(ParameterId.Hold, 1).IsHeld);
        Assert.Equal(0.5f, With(ParameterId.Mutation, 50).Mutation, 1e-6f);
        Assert.Equal(0, With(ParameterId.LengthFrom, 1).Turns.LengthBars);
        Assert.Equal((true, 7), (With(ParameterId.Resolve, 1).Resolves, With(ParameterId.LandingBar, 7).LandingBar));
        Assert.Equal(0.25f, With(ParameterId.Adventure, 25).Engine.Adaptation, 1e-6f);
        Assert.Equal(-0.7f, With(ParameterId.RestWeight, -0.7).Engine.Weights.Rest, 1e-6f);
        Assert.Equal(-1f, With(ParameterId.Density, -100).Engine.Density, 1e-6f);
        Assert.Equal(new Pitch(48), With(ParameterId.LowestNote, 48).Engine.Lowest);
        Assert.Equal(new Key(9, true), With(ParameterId.Key, 22).Key);
        Assert.Equal("A minor", ParameterTable.Row(ParameterId.Key).Labels[22]);
        Assert.Equal(
            (ScaleKind.Dorian, 1f),
            (With(ParameterId.Scale, 4).Engine.Scale, With(ParameterId.ScaleStrength, 100).Engine.ScaleStrength));
        Assert.Equal(
            (new Ticks(1), 0.5f),
            (With(ParameterId.Quantise, 50).Engine.GridStep, With(ParameterId.Quantise, 50).Quantise));
        Assert.Equal(0.75f, With(ParameterId.Swing, 75).Swing, 1e-6f);
        Assert.Equal(
            (null, 2),
            (With(ParameterId.ListenChannel, 0).ListenChannel, With(ParameterId.ListenChannel, 3).ListenChannel));
        Assert.Equal(15, With(ParameterId.AnswerChannel, 16).AnswerChannel);
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
            Assert.InRange(play.Grid.Value, 120, 960);
            Assert.Equal(play.Quantise < 1 ? new Ticks(1) : play.Grid, play.Engine.GridStep);
            Assert.InRange(play.Engine.Highest.Number, play.Engine.Lowest.Number, 127);
            Assert.Contains(play.Mode, ContinuationModes.All);
        }

        Assert.Throws<ArgumentException>(() => ParametersToOptions.Map(new double[3]));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        double[] values = Defaults();
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 10_100; i++)
            {
                ParametersToOptions.Map(values);
            }
        });
    }

    private static double[] Defaults() => [.. ParameterTable.Rows.Select(row => row.ToNormalized(row.Default))];

    private static PlayOptions With(ParameterId id, double plain)
    {
        double[] values = Defaults();
        values[(int)id] = ParameterTable.Row(id).ToNormalized(plain);
        return ParametersToOptions.Map(values);
    }
}
