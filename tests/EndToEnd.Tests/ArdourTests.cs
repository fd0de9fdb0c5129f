using System.Globalization;
using Continuo.EndToEnd.Tests.Ardour;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>The real bundle in a real DAW: Ardour 7 from the distribution, without a window.</summary>
[Collection(RealTime.Name)]
public sealed class ArdourTests(ArdourRuns runs) : IClassFixture<ArdourRuns>
{
    private const double PhraseEnd = 14.5;
    private const int NotesOfThePhrase = 23;
    private const double Sixteenth = 0.25;

    /// <summary>
    /// Half a sample of rounding, and the probe puts a note-on behind the note-off of the same sample.
    /// </summary>
    private const double ToleranceInSamples = 2;

    [ArdourFact]
    public void TheScannerFindsTheInstrument()
    {
        Assert.Contains("name=\"Continuo\"", runs.Bench.ScanResult, StringComparison.Ordinal);
        Assert.Contains("category=\"Instrument|", runs.Bench.ScanResult, StringComparison.Ordinal);
        Assert.Contains("n_outputs=\"2\"", runs.Bench.ScanResult, StringComparison.Ordinal);
        Assert.Contains("n_midi_inputs=\"1\" n_midi_outputs=\"1\"", runs.Bench.ScanResult, StringComparison.Ordinal);
    }

    [ArdourFact]
    public void ItsParametersAreListedAsTheyAreUsedWithThePresetAndWordsForTheStatus()
    {
        List<ArdourParameter> listed = runs.Bench.Describe(runs.Bench.MakeSession("listed", 96, ArdourRuns.Preset, 1));
        Assert.Equal(
            ParameterTable.InHosts.Select(row => row.Name),
            listed.Select(parameter => parameter.Title).Take(ParameterTable.Rows.Count));
        Assert.All(listed.Skip(ParameterTable.Rows.Count), parameter => Assert.Equal("hidden", parameter.Title));
        // Ardour shows texts of what can be set alone.
        Assert.All(
            ParameterTable.Rows.Where(row => row.Labels.Count > 0 || row.Name is "Preset" or "Loaded Preset"),
            row => Assert.True(listed.Single(parameter => parameter.Title == row.Name).IsInput, row.Name));
    }

    [ArdourFact]
    public void APressedButtonSpringsBackAndAPresetChosenInTheListPlaysAndIsSaved()
    {
        const int Chosen = 3;
        ArdourSession session = runs.Bench.MakeSession("pressed", 96, ArdourRuns.Preset, 1);
        List<ArdourParameter> first = runs.Bench.Describe(session);
        Assert.NotEqual(Chosen, Value(first, "Preset"));
        Assert.Equal(Value(first, "Preset") + 1, Value(first, "Loaded Preset"));

        List<ArdourParameter> moved = runs.Bench.Describe(session, "Good=1", $"Preset={Chosen}", "Status=0");
        Assert.Equal(0, Value(moved, "Good"));
        Assert.Equal(Chosen + 1, Value(moved, "Loaded Preset"));
        Assert.Equal(Value(first, "Status"), Value(moved, "Status"));

        List<ArdourParameter> reopened = runs.Bench.Describe(session);
        Assert.Equal(Chosen, Value(reopened, "Preset"));
        Assert.Equal(Chosen + 1, Value(reopened, "Loaded Preset"));
    }

    [ArdourFact]
    public void APresetChosenWhileStoppedAndAPhraseThatThePedalHoldsExportAlikeOnceReopened()
    {
        const int Chosen = 3;
        const double PedalUp = 9;
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.File("phrase.mid"), ChordUnderPedal(ArdourRuns.FirstNote, keysUp: 4, PedalUp));
        ArdourSession session =
            runs.Bench.MakeSession("pedal", ArdourRuns.Slow, ArdourRuns.Preset, 24, folder.File("phrase.mid"));
        runs.Bench.Describe(session, $"Preset={Chosen}");
        ProbeRecording saved = runs.Bench.Export(session);

        Assert.Equal(Chosen, Value(runs.Bench.Describe(session), "Preset"));
        Assert.Equal(saved.Events, runs.Bench.Export(session).Events);
        List<double> onsets = [.. saved.Events.Where(item => item.IsOn).Select(item => item.Ppq)];
        Assert.True(onsets.Count > 3 + 4, $"the answer has only {onsets.Count - 3} notes");
        Assert.InRange(onsets[3], PedalUp - 0.01, PedalUp + 4);
        Assert.All(onsets.Take(3), onset => Assert.Equal(ArdourRuns.FirstNote, onset, 0.01));
    }

    /// <summary>A MIDI file of format 0: three keys and the pedal at once, in quarter notes.</summary>
    private static byte[] ChordUnderPedal(double from, double keysUp, double pedalUp)
    {
        byte[] pitches = [50, 57, 62];
        var track = new List<byte>();
        double last = 0;
        void At(double quarters, byte status, byte data1, byte data2)
        {
            int delta = (int)Math.Round((quarters - last) * Ticks.PerQuarter);
            last = quarters;
            track.AddRange([(byte)(0x80 | delta >> 7), (byte)(delta & 0x7F), status, data1, data2]);
        }

        At(from, 0xB0, 64, 127);
        foreach (byte pitch in pitches)
            At(from, 0x90, pitch, 90);
        foreach (byte pitch in pitches)
            At(keysUp, 0x80, pitch, 0);
        At(pedalUp, 0xB0, 64, 0);
        track.AddRange([0, 0xFF, 0x2F, 0]);
        return
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, Ticks.PerQuarter >> 8, Ticks.PerQuarter & 0xFF,
            .. "MTrk"u8, 0, 0, (byte)(track.Count >> 8), (byte)track.Count, .. track,
        ];
    }

    private static double Value(List<ArdourParameter> listed, string title) =>
        listed.Single(parameter => parameter.Title == title).Value;

    [ArdourTheory]
    [InlineData(ArdourRuns.Slow)]
    [InlineData(ArdourRuns.Fast)]
    public void ThePhraseIsAnsweredOnTheGridOfTheSession(double tempo)
    {
        ProbeRecording export = runs.Export(tempo);
        double samplesPerQuarter = 60 / tempo * ProbeRecording.SampleRate;
        List<OutputEvent> ons = [.. export.Events.Where(item => item.IsOn)];
        Assert.Equal(NotesOfThePhrase, ons.Count(on => on.Ppq < PhraseEnd));
        Assert.True(ons.Count > NotesOfThePhrase + 20, $"the answer has only {ons.Count - NotesOfThePhrase} notes");
        Assert.All(ons, on =>
        {
            double samplesOff = (on.Ppq - Math.Round(on.Ppq / Sixteenth) * Sixteenth) * samplesPerQuarter;
            Assert.True(
                Math.Abs(samplesOff) <= ToleranceInSamples,
                $"the note at {on.Ppq} is {samplesOff:0.0} samples off the grid");
        });
        Assert.True(export.PeakFrom((long)((PhraseEnd + 2) * samplesPerQuarter)) > 0.01, "the answer is silent");
    }

    [ArdourTheory]
    [InlineData(ArdourRuns.Slow)]
    [InlineData(ArdourRuns.Fast)]
    public void ItPlaysWhatItPlaysInOurOwnHost(double tempo)
    {
        List<AnswerNote> ours = RealHost.Run(string.Create(CultureInfo.InvariantCulture,
            $"--music {RealHost.Music} --tempo {tempo} --meter 4/4 --program {ArdourRuns.Preset.Replace(' ', '~')} "
                + $"--length-quarters {ArdourRuns.Quarters}"))
            .Notes;
        List<AnswerNote> ardours = OutputEvent.ToNotes(runs.Export(tempo).Events);
        Assert.Equal(ours.Select(WithoutVelocity), ardours.Select(WithoutVelocity));
        // Ardour cuts a velocity's fraction off: 71.9999 of what was sent as 72 becomes 71.
        Assert.All(ours.Zip(ardours), pair => Assert.InRange(pair.First.Velocity - pair.Second.Velocity, 0, 1));
    }

    private static AnswerNote WithoutVelocity(AnswerNote note) => note with { Velocity = 0 };

    [ArdourFact]
    public void TwoExportsHoldTheSameNotes() =>
        Assert.Equal(runs.Export(ArdourRuns.Slow).Events, runs.ExportOnceMore().Events);

    [ArdourFact]
    public void ATrackFedByItsMidiOutputRecordsTheSameNotesInRealTime()
    {
        const double Seconds = ArdourRuns.RecordedQuarters * 60 / ArdourRuns.Fast;
        // Exported first: later the session holds the recording, whose end may have been cut off.
        AnswerNote[] exported =
        [
            .. OutputEvent.ToNotes(runs.Export(ArdourRuns.Fast).Events)
                .Where(note => note.Onset < (ArdourRuns.RecordedQuarters - 1) * Ticks.PerQuarter),
        ];
        runs.Bench.PlayAndRecord(runs.FastSession, Seconds);
        Note[] recorded = [.. runs.FastSession.Recorded().Take(exported.Length)];

        Assert.True(exported.Length > NotesOfThePhrase + 8, $"only {exported.Length} notes are to be recorded");
        Assert.Equal(exported.Select(note => note.Pitch), recorded.Select(note => (int)note.Pitch.Number));
        // Where a recording lies as a whole varies with Ardour's start; within
        // it a tick, 18 samples, is its resolution here.
        long offset = recorded[0].Onset.Value - exported[0].Onset;
        Assert.All(
            exported.Zip(recorded), pair => Assert.InRange(pair.Second.Onset.Value - pair.First.Onset - offset, -2, 2));
    }
}
