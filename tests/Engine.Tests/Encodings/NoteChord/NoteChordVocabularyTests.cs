using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Tests.Encodings.NoteChord;

public sealed class NoteChordVocabularyTests
{
    private static readonly NoteChordTokenizer Standard = new();

    [Fact]
    public void ChordsThatOccurOftenAreLearntInAllKeysOfTraining()
    {
        ITokenizer learnt = Standard.LearnFrom([Chords(8, "C3+G3+E4"), Chords(7, "C4+F#4")]);
        Score often = TestPhrases.Score("C3+G3+E4 1/4"), seldom = TestPhrases.Score("C4+F#4 1/4");
        for (int semitones = -5; semitones <= 6; semitones++)
        {
            Assert.Equal(4, learnt.Encode(often, semitones).Count);
            Assert.Equal(5, learnt.Encode(seldom, semitones).Count);
        }

        Assert.Equal(6, learnt.Encode(often, 7).Count); // farther off it is written as parts
        Assert.Equal(
            often.Notes.Select(note => note.Pitch.Transposed(7)),
            learnt.Decode([.. learnt.Encode(often, 7)]).Notes.Select(note => note.Pitch));
        Assert.Equal(FirstChord + PitchCount + 12, learnt.Vocabulary.Size);
    }

    [Fact]
    public void TheCommonestChordsComeFirstAndThereIsAnEndToThem()
    {
        Random random = new(1);
        List<Score> scores = [Chords(100, "C4+E4")];
        for (int i = 0; i < 300; i++)
            scores.Add(Chords(10, $"C3+{Pitch(4)}+{Pitch(6)}"));
        ITokenizer learnt = Standard.LearnFrom(scores);
        Assert.Equal("55.59", learnt.Vocabulary.Names[FirstChord + PitchCount]);
        Assert.InRange(learnt.Vocabulary.Size - FirstChord - PitchCount, 200, 1500);

        string Pitch(int octave) =>
            FormattableString.Invariant($"{"CDEFGAB"[random.Next(7)]}{octave + random.Next(2)}");
    }

    [Fact]
    public void TheNamesBringALearntEncodingBack()
    {
        ITokenizer learnt = Standard.LearnFrom([Chords(20, "C3+G3+E4"), Chords(9, "C4+F#4")]);
        using MemoryStream stream = new();
        learnt.Vocabulary.Save(stream);
        stream.Position = 0;
        ITokenizer? found = Tokenizers.Find("notechord", Vocabulary.Load(stream));

        Assert.Equal(learnt.Vocabulary.Hash, found!.Vocabulary.Hash);
        Score score = TestPhrases.Score("C3+G3+E4 1/4, D4+G#4 1/4");
        Assert.Equal(learnt.Encode(score), found.Encode(score));
    }

    [Fact]
    public void OtherNamesAreRefused()
    {
        string[] names = [.. Standard.Vocabulary.Names];
        Assert.NotNull(Tokenizers.Find("notechord", new(names)));
        Assert.Null(Tokenizers.Find("notechord", new(names[..^1].Append("60.x"))));
        Assert.Null(Tokenizers.Find("notechord", new(names[..^1].Append("60.200"))));
        Assert.Null(Tokenizers.Find("notechord", new(names[..^1].Append("067.60"))));
        Assert.Null(Tokenizers.Find("notechord", new(names[..10])));
        Assert.Null(Tokenizers.Find("notechord", new(names.Reverse())));
        Assert.Null(Tokenizers.Find("event", new(names)));
        Assert.Null(Tokenizers.Find("nothing", new(names)));
    }

    [Fact]
    public void TheFrameIsFixed()
    {
        Assert.Equal(Standard.Symbols.Size, Standard.Vocabulary.Size);
        Assert.Equal("Begin End Step 1", string.Join(' ', Standard.Vocabulary.Names.Take(3)));
        Assert.Equal("Length 1", Standard.Vocabulary.Names[FirstLength]);
        Assert.Equal("21", Standard.Vocabulary.Names[FirstChord]);
        Assert.Equal(2 + 48 + 29, FirstChord);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(5, 4)]
    [InlineData(7, 6)]
    [InlineData(13, 12)]
    [InlineData(14, 15)]
    [InlineData(100_000, 192)]
    public void ALengthIsTheNearestListed(long steps, int expected) =>
        Assert.Equal(expected, Lengths[LengthFor(steps)]);

    [Fact]
    public void ChordsThatAreNoneAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new NoteChordVocabulary([UInt128.One]));
        Assert.Throws<ArgumentException>(() => new NoteChordVocabulary([3, 3]));
        Assert.Throws<ArgumentException>(() => new NoteChordVocabulary([(UInt128.One << 88) | 1]));
    }

    private static Score Chords(int count, string chord) =>
        TestPhrases.Score(string.Join(", ", Enumerable.Repeat(chord + " 1/4", count)));
}
