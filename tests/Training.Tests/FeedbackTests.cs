using System.Globalization;
using Continuo.Engine;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Xunit.Abstractions;

namespace Continuo.Training.Tests;

/// <summary>
/// What ten marks make of the next fifty answers of a preset. Those of <c>irish</c> mostly take up the phrase, which
/// leaves marks little to choose: there nothing comes back.
/// </summary>
public sealed class FeedbackTests(ITestOutputHelper output)
{
    private const int Rounds = 10;
    private const int Answers = 50;
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly Ticks Bar = Meter.Common.BarLength;

    private static readonly Note[] Phrase = [.. TestMusic.Eighths(
        Meter.Common, 74, 71, 67, 71, 74, 76, 74, 71, 69, 66, 62, 66, 69, 71, 69, 66, 67, 71, 74, 79,
        78, 76, 74, 72, 71, 74, 69, 72, 67, 71, 69, 66).Notes];

    public static TheoryData<string, string, float> Wishes => new()
    {
        { "irish", "high", 0 }, { "irish", "repeated", 0 }, { "chorale", "high", 1 }, { "leadsheet", "few", 1 },
    };

    [Theory]
    [MemberData(nameof(Wishes))]
    public void Marks_shift_the_next_answers_as_they_say_and_undone_they_leave_no_trace(
        string preset, string wish, float comesBack)
    {
        Func<List<Note>, double> property = Property(wish);
        Player player = new(preset, comesBack);
        (double without, List<List<Note>> before) = player.Next(property);
        double middle = Median(before.Select(property));

        player.Mark(answer => property(answer) > middle);
        (double more, _) = player.Next(property);
        player.UndoAll();
        Assert.Equal(before, player.Next(property).Answers);

        player.Mark(answer => property(answer) <= middle);
        (double less, _) = player.Next(property);
        player.UndoAll();
        Assert.Equal(before, player.Next(property).Answers);

        double spread = Math.Sqrt(before.Average(answer => Math.Pow(property(answer) - without, 2)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{preset}, {wish}: {without:F3} without marks; "
            + $"{more:F3} wanted, {less:F3} not wanted; one answer's deviation {spread:F3}"));
        Assert.True(more - without > 0.3 * spread, $"{more} after marks for it, {without} without");
        Assert.True(without - less > 0.3 * spread, $"{less} after marks against it, {without} without");
    }

    private static Func<List<Note>, double> Property(string wish) => wish switch
    {
        "high" => answer => answer.Count == 0 ? 0 : answer.Average(note => note.Pitch.Number),
        "repeated" => answer => answer.Count < 2
            ? 0
            : answer.Zip(answer.Skip(1)).Average(pair => pair.First.Pitch == pair.Second.Pitch ? 1.0 : 0),
        _ => answer => -answer.Count,
    };

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Answers / 2);

    /// <summary>The same phrase again and again.</summary>
    private sealed class Player
    {
        private readonly ContinuationEngine _engine = new() { Memory = new() };
        private readonly EngineOptions _options;
        private uint _number;

        public Player(string preset, float comesBack)
        {
            _options = new() { Imitate = 0, Temperature = 1, TopP = 1, Return = comesBack };
            _engine.Load(PresetLoader.Load(PresetFile.Read(Path.Combine(Repository.Root, "presets", preset))));
            _engine.Memory!.Remember(Phrase, Bars);
        }

        private SessionMemory Memory => _engine.Memory!;

        public (double Mean, List<List<Note>> Answers) Next(Func<List<Note>, double> property)
        {
            List<List<Note>> answers = [.. Enumerable.Range(0, Answers).Select(i => Answer(1000 + (uint)i))];
            return (answers.Average(property), answers);
        }

        public void Mark(Func<List<Note>, bool> isGood)
        {
            for (int round = 0; round < Rounds; round++)
            {
                List<Note> answer = Answer(_number++);
                Memory.RememberAnswer(answer.ToArray(), Bars);
                Assert.True(isGood(answer) ? Memory.Good() : Memory.Bad());
            }
        }

        public void UndoAll()
        {
            while (Memory.Undo())
            {
            }

            _number = 0;
        }

        private List<Note> Answer(uint number)
        {
            List<Note> notes = [];
            _engine.Listen(Phrase, Bars);
            _engine.Begin(new(Bar * 4, Bar * 8, RandomSeed: 7, number));
            while (_engine.TryNext(Bar * 8, _options, out Note note))
                notes.Add(note);
            notes.Sort((a, b) => (a.Onset, a.Pitch).CompareTo((b.Onset, b.Pitch)));
            return notes;
        }
    }
}
