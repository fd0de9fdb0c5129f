using System.Globalization;
using System.Security.Cryptography;
using Continuo.Training.Corpus;
using Continuo.Studio.Common;
using Continuo.Studio.Presets;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Jobs;

/// <summary>
/// Makes a job's folder, whole or not at all. It takes along copies of all that the training needs: what happens to the
/// library and to the preset that it begins from does not concern it any more.
/// </summary>
internal sealed class JobMaker(StudioFolders folders)
{
    private const int MostTitlesNamed = 5;
    private const int MostLettersOfTitle = 60;

    /// <param name="request">What was asked.</param>
    /// <param name="plan">What was made of it.</param>
    /// <param name="presetId">Free.</param>
    /// <exception cref="IOException">The disk is full, or a piece is gone.</exception>
    public StoredJob Make(JobRequest request, JobPlan plan, string presetId)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        string id = string.Create(CultureInfo.InvariantCulture,
            $"{now:yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
        var stored = new StoredJob(
            new Job
            {
                Id = id,
                Name = request.Name.Trim(),
                PresetId = presetId,
                Created = now,
                Request = request,
                Pieces = plan.Pieces,
                Notes = plan.Notes,
                HeldOutPieces = plan.HeldOut,
                HeldOutNotes = plan.HeldOutNotes,
                Encoding = plan.Encoding,
                Hidden = plan.Hidden,
                Layers = plan.Layers,
                Epochs = plan.Epochs,
                Warnings = plan.Warnings,
                SecondsLeft = Math.Round(plan.Minutes * 60),
            },
            Arguments(request, plan, presetId),
            plan.Options);

        JobFolder arriving = new(Path.Combine(folders.Arriving, "job-" + id));
        try
        {
            Directory.CreateDirectory(arriving.Music);
            CopyMusic(arriving, plan);
            if (plan.From is not null)
                PresetCopy.Into(plan.From, Path.Combine(arriving.Path, JobFolder.From));
            arriving.Write(stored);
            Directory.Move(arriving.Path, Path.Combine(folders.Jobs, id));
        }
        catch
        {
            if (Directory.Exists(arriving.Path))
                Directory.Delete(arriving.Path, recursive: true);
            throw;
        }
        return stored;
    }

    /// <summary>Values stand behind '=', so that none is taken for an option.</summary>
    private static List<string> Arguments(JobRequest request, JobPlan plan, string presetId)
    {
        TrainingOptions options = plan.Options;
        IEnumerable<string> titles = plan.Train.Concat(plan.Valid).Select(song => Short(song.Title)).Distinct()
            .Take(MostTitlesNamed);
        int pieces = plan.Train.Count + plan.Valid.Count;
        string origin = plan.From is null ? "" : $", begun from {plan.From.Name}";
        string named = string.Join(", ", titles) + (pieces > MostTitlesNamed ? ", …" : "");
        List<string> arguments =
        [
            "train", JobFolder.MusicList, "--output=" + Path.Combine(JobFolder.Presets, presetId),
            "--train=" + JobFolder.TrainList, "--valid=" + JobFolder.ValidList,
            "--json", "--report", "--stop-at-end-of-input", "--resume",
            Text($"--epochs={options.Epochs}"), Text($"--patience={options.Patience}"),
            Text($"--learning-rate={options.LearningRate}"), Text($"--dropout={options.Dropout}"),
            Text($"--batch={options.Batch}"), Text($"--sequence={options.Sequence}"), Text($"--seed={options.Seed}"),
            "--name=" + request.Name.Trim(), "--style=Own music",
            Text($"--description=Learnt from {pieces} pieces{origin}."),
            Text($"--data-name={pieces} pieces of one's own: {named}"),
            "--licence=" + (string.IsNullOrWhiteSpace(request.Licence)
                ? "not named; ask before you pass it on"
                : request.Licence.Trim()),
        ];
        if (plan.From is null)
            arguments.AddRange(["--encoding=" + options.Encoding, Text($"--hidden={options.Hidden}"),
                Text($"--layers={options.Layers}"), Text($"--embedding={options.Embedding}")]);
        else
            arguments.Add("--from=" + JobFolder.From);
        if (plan.From?.StyleVector is { } style)
            arguments.Add("--style-vector=" + style);
        return arguments;
    }

    /// <summary>
    /// The files, each once, under names that say what they are; and the lists of the pieces in them.
    /// </summary>
    private static void CopyMusic(JobFolder job, JobPlan plan)
    {
        Dictionary<string, string> names = [];
        foreach (JobSong song in plan.Train.Concat(plan.Valid))
        {
            if (names.ContainsKey(song.Path))
                continue;
            string slug = PresetIds.Slug(song.Title, "piece"),
                extension = Path.GetExtension(song.Path).ToLowerInvariant();
            string name = string.Create(CultureInfo.InvariantCulture, $"music/{names.Count + 1:D4}-{slug}{extension}");
            File.Copy(song.Path, Path.Combine(job.Path, name));
            names[song.Path] = name;
        }
        File.WriteAllLines(Path.Combine(job.Path, JobFolder.MusicList), names.Values);
        File.WriteAllLines(Path.Combine(job.Path, JobFolder.TrainList), plan.Train.Select(LineOf));
        File.WriteAllLines(Path.Combine(job.Path, JobFolder.ValidList), plan.Valid.Select(LineOf));

        string LineOf(JobSong song) => song.Number > 0 ? Piece.NameOf(names[song.Path], song.Number) : names[song.Path];
    }

    private static string Short(string title) =>
        string.Concat(title.Take(MostLettersOfTitle).Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
