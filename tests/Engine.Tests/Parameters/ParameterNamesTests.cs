using Continuo.Engine.Parameters;

namespace Continuo.Engine.Tests.Parameters;

/// <summary>One name and one scale for each knob, and the spellings of older versions.</summary>
public sealed class ParameterNamesTests
{
    [Fact]
    public void TheCommandLineAndJsonSpellWhatThePluginShows()
    {
        Parameter row = ParameterTable.Row(ParameterId.LowestNote);
        Assert.Equal(("Lowest Note", "--lowest-note", "lowestNote"), (row.Name, row.OptionName(), row.JsonName()));
    }

    [Fact]
    public void NoTwoKnobsAreSpelledAlike()
    {
        Assert.Distinct(ParameterTable.Offline
            .SelectMany(row => row.Offline!.OldNames.Select(old => "--" + old).Append(row.OptionName())));
        Assert.Distinct(ParameterTable.Rows.Select(row => row.JsonName()));
    }

    [Theory]
    [InlineData(ParameterId.Adventure, "30", 30)] // the plugin's scale
    [InlineData(ParameterId.Adventure, "30%", 30)]
    [InlineData(ParameterId.Adventure, " 30 % ", 30)]
    [InlineData(ParameterId.Adventure, "0.3", 30)] // a share, as older versions wrote it
    [InlineData(ParameterId.Adventure, "0", 0)]
    [InlineData(ParameterId.Adventure, "1", 100)]
    [InlineData(ParameterId.Adventure, "1 %", 1)]
    [InlineData(ParameterId.Adventure, "0.3 %", 0.3)]
    [InlineData(ParameterId.Adventure, "1.5", 1.5)]
    [InlineData(ParameterId.Density, "-100", -100)]
    [InlineData(ParameterId.Density, "-50", -50)]
    [InlineData(ParameterId.Density, "-0.5", -50)]
    [InlineData(ParameterId.Density, "-1", -100)]
    [InlineData(ParameterId.Density, "0.25", 25)]
    [InlineData(ParameterId.ScaleStrength, "1", 100)]
    [InlineData(ParameterId.TopP, "0.3", 0.3)] // no percentage
    [InlineData(ParameterId.RestWeight, "-0.7", -0.7)]
    [InlineData(ParameterId.EntropyTarget, "1.5 bits", 1.5)]
    [InlineData(ParameterId.LowestNote, "c4", 60)]
    [InlineData(ParameterId.LowestNote, "60", 60)]
    [InlineData(ParameterId.Scale, "harmonic-minor", 3)]
    [InlineData(ParameterId.Scale, "Harmonic minor", 3)]
    [InlineData(ParameterId.Scale, "3", 3)]
    public void ATextIsRead(ParameterId id, string text, double plain)
    {
        Assert.True(ParameterTable.Row(id).TryRead(text, out double read));
        Assert.Equal(plain, read, 1e-9);
        Assert.Null(ParameterTable.Row(id).OfflineProblem(read));
    }

    [Theory]
    [InlineData(ParameterId.Adventure, "much")]
    [InlineData(ParameterId.Adventure, "30 bits")]
    [InlineData(ParameterId.Scale, "dorian minor")]
    [InlineData(ParameterId.LowestNote, "H4")]
    public void WhatItCannotBeIsNotRead(ParameterId id, string text) =>
        Assert.False(ParameterTable.Row(id).TryRead(text, out _));

    [Theory]
    [InlineData(ParameterId.Adventure, -30, "-30 is not in 0..100 %")]
    [InlineData(ParameterId.Density, 101, "101 is not in -100..100 %")]
    [InlineData(ParameterId.TopK, 2.5, "2.5 is not a whole number")]
    public void WhatIsOutOfRangeIsRefused(ParameterId id, double plain, string problem) =>
        Assert.Equal(problem, ParameterTable.Row(id).OfflineProblem(plain));

    /// <summary>A number is the plugin's value, whichever way it comes in.</summary>
    [Fact]
    public void ThirtyIsThePluginsThirtyPercent()
    {
        Parameter row = ParameterTable.Row(ParameterId.Adventure);
        double[] host = [.. ParameterTable.Rows.Select(other => other.ToNormalized(other.Default))];
        host[(int)row.Id] = 0.3;
        float plugin = ParametersToOptions.Map(host).Engine.Adaptation;
        foreach (string text in new[] { "30", "30 %", "0.3" })
        {
            Assert.True(row.TryRead(text, out double plain));
            Dictionary<ParameterId, double> knobs = new() { [row.Id] = plain };
            Assert.Equal(plugin, ParametersToOptions.Map(defaults: null, knobs).Engine.Adaptation);
        }

        Assert.Equal(0.3f, plugin);
    }
}
