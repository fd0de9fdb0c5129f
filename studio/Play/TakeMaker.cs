using System.Globalization;
using System.Security.Cryptography;
using Continuo.Engine;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Drawing;
using Continuo.Studio.Music;
using Continuo.Studio.Play.Generation;
using Continuo.Studio.Rendering;

namespace Continuo.Studio.Play;

/// <summary>
/// Plays what is asked for, off the request's thread, at most two at once. The same request with the same random seed
/// gives the same notes.
/// </summary>
internal sealed class TakeMaker(MusicLibrary library, LoadedPresets presets) : IDisposable
{
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>One take for each alternative, not stored yet.</summary>
    /// <exception cref="Refusal">It cannot be asked for, or the preset or the song is not there.</exception>
    /// <exception cref="PresetException">The preset is damaged.</exception>
    /// <exception cref="InvalidDataException">The seed holds no notes.</exception>
    public async Task<IReadOnlyList<MadeTake>> MakeAsync(TakeRequest request, CancellationToken cancel)
    {
        TakeRules.Check(request);
        await _turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Make(request, cancel), cancel);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private List<MadeTake> Make(TakeRequest request, CancellationToken cancel)
    {
        LoadedPreset preset = presets.Load(request.Preset);
        if (request.Style is { } style)
            preset = InStyle(preset, style);
        Score? seed = request.Seed is null ? null : SeedOf(request.Seed, request);
        long first = request.RandomSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var takes = new List<MadeTake>();
        for (int i = 0; i < request.Alternatives; i++)
        {
            cancel.ThrowIfCancellationRequested();
            takes.Add(Play(
                preset, seed, request with { RandomSeed = (first + i) % TakeRules.MostRandomSeed, Alternatives = 1 }));
        }
        return takes;
    }

    private static MadeTake Play(LoadedPreset preset, Score? seed, TakeRequest request)
    {
        GeneratedMusic music = ScoreGeneration.Run(preset, new()
        {
            Seed = seed,
            SeedBars = request.Seed?.Bars,
            Bars = request.Bars,
            Meter = Meter.TryParse(request.Meter, out Meter meter) ? meter : Meter.Common,
            Tempo = request.Tempo,
            Key = KeySignatures.TryParse(request.Key, out Key key) ? key : null,
            RandomSeed = (ulong)request.RandomSeed!.Value,
            Resolves = request.Resolve,
            Engine = PresetOptions.Offline(preset.Preset, TakeKnobs.Read(request)),
        });
        var take = new Take(
            NewId(),
            DateTimeOffset.UtcNow,
            preset.Preset.Id,
            preset.Preset.Name,
            request,
            Kept: false,
            music.Figures,
            seed is null
                ? NotePicture.Of(music.Answer, NotePicture.AnswerVoice) with { Quarters = music.Figures.Quarters }
                : NotePicture.Of(music.Whole, music.From, request.Bars));
        return new(take, music.Answer, music.Whole);
    }

    private static LoadedPreset InStyle(LoadedPreset preset, string style)
    {
        try
        {
            return preset with { Model = preset.Model.InStyle(style) };
        }
        catch (ArgumentException)
        {
            throw Refusal.Wrong(
                $"the preset '{preset.Preset.Id}' knows no style '{(style.Length <= 40 ? style : style[..40] + "…")}'");
        }
    }

    private Score SeedOf(SeedRequest seed, TakeRequest request)
    {
        if (seed.Song is { } song)
            return library.Read(song);
        Score blank = ScoreContinuation.Blank(
            Meter.TryParse(request.Meter, out Meter meter) ? meter : Meter.Common, request.Tempo ?? 120);
        return blank with
        {
            Parts =
            [
                new Part("", [.. seed.Notes!.Select(ToNote).OrderBy(note => note.Onset).ThenBy(note => note.Pitch)]),
            ],
        };
    }

    private static Note ToNote(double[] row) =>
        new(Ticks.FromQuarters(row[0]), Ticks.FromQuarters(row[1]), new((byte)row[2]), new((byte)row[3]));

    private static string NewId() =>
        DateTime.UtcNow.ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture) + "-"
        + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));
}
