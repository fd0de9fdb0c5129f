using System.CommandLine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Presets;
using Continuo.Studio.Commands.Train;
using Continuo.Studio.Common;
using Continuo.Studio.Rendering;
using Continuo.Training.Corpus;

namespace Continuo.Studio.Commands.Presets;

/// <summary>
/// <c>continuo presets count-loops</c>: the limits that training writes, for a preset that was trained before there
/// were any.
/// </summary>
internal static class CountLoopsCommand
{
    private const string Help = """
        Count how long blocks of notes are repeated back to back in the music that a preset was trained on, and keep
        that in the preset as the limit of its answers. Training does this itself.

        Examples:
          continuo presets count-loops mine tunes/
          continuo presets count-loops presets/irish tunes.tar.gz --train train.txt --valid valid.txt --melody-only
        """;

    public static Command Create()
    {
        Argument<string> preset = new("PRESET") { Description = "Folder of the preset, or its id." };
        MusicOptions music = new();
        ReadingOptions reading = new();
        Option<bool> json = PresetsCommand.JsonOption();
        Command command = new("count-loops", Help) { preset };
        music.AddTo(command);
        reading.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            LoadedPreset loaded = PresetLoader.Load(InstalledPresets.Find(parsed.GetValue(preset)!));
            MusicCorpus learnt = MusicCorpus.Join(
                [.. music.Read(parsed, reading.Read(parsed)).Select(set => set.Load().Train)]);
            if (learnt.Pieces.Count == 0)
                throw new InvalidDataException("there is no music to count in");
            LoopCounts counts = LoopCounts.Of(learnt.AcceptedBy(loaded.Tokenizer).Pieces, loaded.Tokenizer);
            PresetFile.Write(loaded.Preset.Folder, loaded.Preset with { Loops = counts.ToLimits() });
            Print(Counted(counts), parsed.GetValue(json));
            return CommandRunner.Done;
        });
        return command;
    }

    private static IReadOnlyList<CountedLoops> Counted(LoopCounts counts)
    {
        IReadOnlyList<int> limits = counts.ToLimits().Onsets;
        return
        [
            .. limits.Select((limit, blocks) => new CountedLoops(
                1 << blocks, counts.LengthsOf(blocks).Count,
                counts.LengthsOf(blocks) is [.., var longest] ? longest : 0, limit)),
        ];
    }

    private static void Print(IReadOnlyList<CountedLoops> counted, bool asJson)
    {
        if (asJson)
            PresetsCommand.PrintJson(counted);
        foreach ((int block, int loops, int longest, int limit) in asJson ? [] : counted)
            Console.WriteLine(FormattableString.Invariant(
                $"blocks of up to {block,2} notes: {loops,5} loops of up to {longest,3} notes; limit {limit,3}"));
    }

    /// <summary>What was counted of the blocks that are longer than half of the longest.</summary>
    private sealed record CountedLoops(int LongestBlock, int Loops, int LongestLoop, int Limit);
}
