using System.Globalization;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Safetensors;
using Continuo.Studio.Common;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Jobs;

/// <summary>From what a user asks to what will be done, or why it cannot be. [any] thread.</summary>
internal sealed class JobPlanner(IJobMusic music, StudioFolders folders, TrainingSpeed speed)
{
    private const int MostLettersOfName = 80;
    private const int MostLettersOfLicence = 500;
    private const int SmallestHidden = 16;
    private const int LargestHidden = 1024;
    private const int MostEpochs = 1000;

    /// <exception cref="Refusal">Something in the request is wrong.</exception>
    public JobPlan Plan(JobRequest request)
    {
        Check(request);
        Preset? from = request.From is null ? null : folders.Presets.Find(request.From)
            ?? throw Refusal.Wrong("the preset to begin from is not there any more; choose another");
        string encoding = from?.Encoding ?? request.Encoding ?? new TrainingOptions().Encoding;
        if (from is not null && request.Encoding is { } asked && asked != from.Encoding)
            throw Refusal.Wrong($"'{from.Name}' has the encoding {from.Encoding}, which cannot change; "
                + "begin from nothing to choose another");

        (List<JobSong> accepted, List<string> warnings) = Accepted(Chosen(request), encoding);
        IReadOnlySet<string> heldOut = HeldOut.Choose(accepted);
        List<JobSong> train = [.. accepted.Where(song => !heldOut.Contains(song.Id))],
            valid = [.. accepted.Where(song => heldOut.Contains(song.Id))];
        long notes = train.Sum(song => (long)song.Notes);
        TrainingOptions options = Options(request, from, encoding, notes);
        warnings.InsertRange(0, TrainingPlan.Warnings(train.Count, notes, valid.Count, from is not null));
        return new JobPlan(
            train.Count, notes, valid.Count, valid.Sum(song => (long)song.Notes),
            encoding, options.Hidden, options.Layers,
            options.Epochs, Math.Round(speed.Minutes(options, notes), 1), warnings)
        {
            Train = train,
            Valid = valid,
            Options = options,
            From = from,
        };
    }

    private static void Check(JobRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Name)
            || request.Name.Length > MostLettersOfName
            || request.Name.Any(char.IsControl))
            throw Refusal.Wrong($"the preset needs a name of at most {MostLettersOfName} letters");
        if (request.Licence is { } licence && (licence.Length > MostLettersOfLicence || licence.Any(char.IsControl)))
            throw Refusal.Wrong($"the licence may have {MostLettersOfLicence} letters, on one line");
        if (request.Encoding is { } encoding && Tokenizers.Find(encoding) is null)
            throw Refusal.Wrong(
                $"there is no such encoding; there are {string.Join(", ", Tokenizers.All.Select(one => one.Id))}");
        Range(request.Hidden, "hidden", SmallestHidden, LargestHidden);
        Range(request.Layers, "layers", 1, 3);
        Range(request.Epochs, "epochs", 1, MostEpochs);
        if (request.From is not null && (request.Hidden ?? request.Layers) is not null)
            throw Refusal.Wrong(
                "a preset to begin from keeps its size; leave hidden and layers out, or begin from nothing");

        static void Range(int? value, string name, int lowest, int highest)
        {
            if (value < lowest || value > highest)
                throw Refusal.Wrong(FormattableString.Invariant($"{name} is {value}; it must be {lowest}..{highest}"));
        }
    }

    private List<JobSong> Chosen(JobRequest request)
    {
        IReadOnlyList<JobSong> all = music.Songs;
        if (request.Songs is null)
            return all.Count > 0 ? [.. all] : throw Refusal.Wrong("there is no music to learn from: add some first");
        var byId = all.ToDictionary(song => song.Id);
        List<JobSong> chosen = [.. request.Songs.Distinct().Select(id => byId.GetValueOrDefault(id ?? "")
            ?? throw Refusal.Wrong("one of the chosen pieces is not in the library any more; choose again"))];
        return chosen.Count > 0 ? chosen : throw Refusal.Wrong("no piece is chosen");
    }

    /// <summary>Without the pieces that the encoding would distort.</summary>
    private (List<JobSong> Accepted, List<string> Warnings) Accepted(List<JobSong> songs, string encoding)
    {
        ITokenizer tokenizer = Tokenizers.Find(encoding)!;
        if (tokenizer is EventTokenizer)
            return (songs, []);
        var causes = new string[songs.Count];
        Parallel.ForEach(Enumerable.Range(0, songs.Count).GroupBy(i => songs[i].Path), file => Judge([.. file]));
        List<JobSong> accepted = [.. songs.Where((_, i) => causes[i].Length == 0)];
        if (accepted.Count == 0)
            throw Refusal.Wrong(
                $"the encoding {encoding} can write none of the chosen pieces ({causes[0]}); choose another encoding");
        return (accepted, [.. causes.Where(cause => cause.Length > 0).GroupBy(cause => cause)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} of {songs.Count} pieces are "
                + $"left out: the encoding {encoding} cannot write them ({group.Key})"))]);

        void Judge(int[] file)
        {
            try
            {
                foreach ((int i, Score score) in file.Zip(music.ReadOfOneFile([.. file.Select(i => songs[i].Id)])))
                    causes[i] = tokenizer.Accepts(score, out string cause) ? "" : cause;
            }
            catch (Refusal refusal)
            {
                foreach (int i in file)
                    causes[i] ??= refusal.Message; // It was removed just now.
            }
        }
    }

    private static TrainingOptions Options(JobRequest request, Preset? from, string encoding, long notes)
    {
        TrainingOptions plan = TrainingPlan.For(notes, from is not null, request.Effort);
        if (from is not null)
        {
            ModelConfig config = from.Config ?? WeightsFile.Read(from.ModelPath).ReadConfig();
            plan = plan with { Embedding = config.EmbeddingSize, Hidden = config.HiddenSize, Layers = config.Layers };
        }
        return plan with
        {
            Encoding = encoding,
            Hidden = request.Hidden ?? plan.Hidden,
            Layers = request.Layers ?? plan.Layers,
            Epochs = request.Epochs ?? plan.Epochs,
            Seed = request.RandomSeed ?? plan.Seed,
        };
    }
}
