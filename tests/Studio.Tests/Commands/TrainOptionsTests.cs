using System.CommandLine;
using Continuo.Studio.Commands.Train;
using Continuo.Training.Corpus;
using Continuo.Training.Runs;
using Xunit;

namespace Continuo.Studio.Tests.Commands;

/// <summary>What the groups of options of <c>continuo train</c> make of a command line.</summary>
public sealed class TrainOptionsTests
{
    private static readonly TrainingOptions Plan = new() { Hidden = 384, Layers = 2, Epochs = 60, Dropout = 0.3f };

    [Fact]
    public void WhatIsSaidReplacesThePlanAndTheRestOfItStays()
    {
        NetworkOptions network = new();
        LearningOptions learning = new();
        ParseResult parsed = Parse(
            command =>
            {
                network.AddTo(command);
                learning.AddTo(command);
            },
            "--hidden 128 --dropout 0.5 --learning-rate 0.01 --seed 7 --threads 2");
        Assert.Equal(
            Plan with { Hidden = 128, Dropout = 0.5f, LearningRate = 0.01f, Seed = 7 },
            learning.Read(parsed, network.Read(parsed, Plan)));
        Assert.Equal(2, learning.Threads(parsed));
    }

    [Fact]
    public void NothingSaidVariesPiecesAndReadsThemAsUsual()
    {
        AugmentationOptions augmentation = new();
        ReadingOptions reading = new();
        ParseResult parsed = Parse(
            command =>
            {
                augmentation.AddTo(command);
                reading.AddTo(command);
            },
            "");
        Assert.Equal(new(), augmentation.Read(parsed));
        Assert.Equal(new(), reading.Read(parsed));
    }

    [Fact]
    public void DataIsOneSetThatIsReadAsAsked()
    {
        MusicOptions music = new();
        ReadingOptions reading = new();
        ParseResult parsed = Parse(
            command =>
            {
                music.AddTo(command);
                reading.AddTo(command);
            },
            "tunes songs.zip --valid held.txt --style-vector folk --drop-part Chords --drop-part 3 --no-beat-files");
        CorpusSet set = Assert.Single(music.Read(parsed, reading.Read(parsed)));
        Assert.Equal(["tunes", "songs.zip"], set.Data);
        Assert.Empty(set.Train);
        Assert.Equal(["held.txt"], set.Valid);
        Assert.Equal("folk", set.Style);
        Assert.Equal(new CorpusOptions { DropParts = ["Chords", "3"], UseBeatFiles = false }, set.Options);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tunes --sets sets.json")]
    public void EitherDataOrSetsSaysWhatToLearn(string line) => Assert.Contains(
        Parse(new MusicOptions().AddTo, line).Errors,
        error => error.Message == "either DATA or --sets says what to learn");

    [Theory]
    [InlineData("--layers 4", "--layers takes 1 to 3, not 4")]
    [InlineData("--dropout 1", "--dropout takes 0 to 0.95, not 1")]
    [InlineData("--dropout NaN", "--dropout takes 0 to 0.95, not NaN")]
    [InlineData("--threads 0", "--threads takes 1 to 1024, not 0")]
    [InlineData(
        "--hidden wide", "Cannot parse argument 'wide' for option '--hidden' as expected type "
            + "'System.Nullable`1[System.Int32]'.")]
    public void ANumberOutOfRangeOrNoNumberIsAUsageError(string line, string expected)
    {
        ParseResult parsed = Parse(
            command =>
            {
                new NetworkOptions().AddTo(command);
                new LearningOptions().AddTo(command);
            },
            line);
        Assert.Equal(expected, Assert.Single(parsed.Errors).Message);
    }

    [Fact]
    public void WhatThePresetSaysOfItselfIsTheJobs()
    {
        LabelOptions labels = new();
        ParseResult parsed = Parse(labels.AddTo, "--name Reels --data-name Session --licence CC0");
        TrainingJob job = labels.Read(parsed, new TrainingJob { Folder = "reels", Sets = [] });
        Assert.Equal(("reels", "Reels", null, "Session", "CC0"),
            (job.Folder, job.Name, job.Style, job.DataName, job.Licence));
    }

    private static ParseResult Parse(Action<Command> add, string line)
    {
        Command command = new("train");
        add(command);
        return command.Parse(line);
    }
}
