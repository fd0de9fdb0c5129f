using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>
/// An encoding of music as symbols: whole scores for training and evaluation, note by note for playing. Stateless;
/// [any] thread. The codecs that it creates each belong to one thread.
/// </summary>
public interface ITokenizer
{
    /// <summary>The name in <c>preset.json</c> and in <see cref="Tokenizers"/>; never changed.</summary>
    string Id { get; }

    Vocabulary Vocabulary { get; }

    /// <summary>A whole score, from the encoding's beginning to its end symbol.</summary>
    /// <param name="score">Percussion is left out.</param>
    /// <param name="transpose">Semitones up.</param>
    /// <param name="louder">MIDI velocity steps up, so that training can show a model every loudness.</param>
    List<Token> Encode(Score score, int transpose = 0, int louder = 0);

    /// <summary>
    /// The score that the symbols stand for. Symbols that the encoding's grammar forbids are passed over.
    /// </summary>
    Score Decode(ReadOnlySpan<Token> tokens);

    TokenKind KindOf(Token token);

    /// <summary>What a musician may want more or fewer of.</summary>
    SymbolClass ClassOf(Token token) => KindOf(token) == TokenKind.Pitch ? SymbolClass.Note : SymbolClass.Other;

    /// <summary>The pitches of the notes that a symbol starts, a bit for each MIDI number; 0 = none.</summary>
    UInt128 PitchesOf(Token token);

    /// <summary>Notes after the symbol begin later than those up to it.</summary>
    bool PassesTime(Token token) => KindOf(token) is TokenKind.Structure or TokenKind.Timing;

    /// <summary>
    /// What a symbol is where music is compared with what came before: symbols that make no difference there are
    /// alike; null = it does not count at all.
    /// </summary>
    int? ContextOf(Token token) => token.Id;

    /// <summary>The fewest symbols that tell one place in the music from another: about those of a note.</summary>
    int ShortestContext => 3;

    /// <summary>The bars of music in this encoding; null when it has none. Allocates.</summary>
    /// <param name="maxSymbols">Symbols that it is to hold.</param>
    IBarHistory? CreateBarHistory(int maxSymbols) => null;

    /// <summary>The encoding with the symbols that suit this music best; itself, where the symbols are fixed.</summary>
    ITokenizer LearnFrom(IEnumerable<Score> scores) => this;

    /// <summary>The encoding with these symbols, saved with a model; null when it cannot have them.</summary>
    ITokenizer? WithVocabulary(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return vocabulary.Hash == Vocabulary.Hash ? this : null;
    }

    /// <summary>
    /// Music is written in C major or A minor, whatever its key. <see cref="Encode"/> sees to that itself; whoever
    /// plays brings the notes there before the encoder and back behind the decoder.
    /// </summary>
    bool IsKeyNormalised => false;

    /// <summary>
    /// False for a score whose rhythm or range the encoding would distort; it should not be learnt, nor measured on.
    /// </summary>
    /// <param name="score">A piece.</param>
    /// <param name="cause">Why not, in a few words that are the same for all scores refused alike; else empty.</param>
    bool Accepts(Score score, out string cause)
    {
        cause = "";
        return true;
    }

    /// <summary>
    /// Follows a sequence symbol by symbol and masks those that may not come next: what an evaluator renormalises by.
    /// </summary>
    IGrammar CreateGrammar();

    INoteEncoder CreateEncoder();

    INoteDecoder CreateDecoder();
}

/// <summary>
/// Knows which symbols may follow. Advance allocates nothing and costs nanoseconds, Mask a pass over the vocabulary.
/// </summary>
public interface IGrammar
{
    /// <summary>Back to the beginning of a piece.</summary>
    void Reset();

    bool Allows(Token token);

    /// <summary>Takes a symbol that <see cref="Allows"/>.</summary>
    void Advance(Token token);

    /// <summary>Sets the logit of every symbol that may not follow to minus infinity.</summary>
    void Mask(Span<float> logits);
}

/// <summary>
/// Turns a performance into symbols as it comes. One instance, one thread; allocates nothing after it is made.
/// </summary>
public interface INoteEncoder
{
    /// <summary>The most symbols that one call writes.</summary>
    int MaxTokensPerCall { get; }

    /// <summary>Begins a new piece in these bars; writes nothing yet.</summary>
    void Reset(BarGrid bars);

    /// <summary>Writes the next note; returns how many symbols.</summary>
    /// <param name="note">Not before the last one, and at the same position of a higher pitch, else nothing is
    /// written.</param>
    /// <param name="into">At least <see cref="MaxTokensPerCall"/> long.</param>
    int Append(in Note note, Span<Token> into);

    /// <summary>Writes the passing of time up to the bar of a position; returns how many symbols.</summary>
    int AdvanceTo(Ticks position, Span<Token> into);

    /// <summary>Takes over the place of an encoder of the same tokenizer.</summary>
    void CopyFrom(INoteEncoder other);
}

/// <summary>
/// Turns symbols into notes as they are drawn, and says which may be drawn. One instance, one thread; allocates nothing
/// after it is made.
/// </summary>
public interface INoteDecoder
{
    /// <summary>Goes on where an encoder of the same tokenizer stands.</summary>
    /// <param name="encoder">It has been advanced to the answer's bar.</param>
    /// <param name="isUnderWay">Music sounds already: the first line need not hold a note.</param>
    void Follow(INoteEncoder encoder, bool isUnderWay = false);

    /// <summary>Takes over the place of a decoder of the same tokenizer.</summary>
    void CopyFrom(INoteDecoder other);

    /// <summary>No note to come starts before this.</summary>
    Ticks Position { get; }

    /// <summary>
    /// Sets the logit of every symbol that may not follow to minus infinity: of those that the encoding's grammar
    /// forbids, of those that would lead out of the limits, and of those that end a piece. Whoever draws stops when
    /// <see cref="Position"/> reaches the answer's end: no symbol is masked for leading there, else the last notes
    /// would be those that the model did not want.
    /// </summary>
    void Mask(Span<float> logits, in AnswerLimits limits);

    /// <summary>Changes the logits of symbols that may follow by what is rather wanted; those masked stay so.</summary>
    void Lean(Span<float> logits, in AnswerLeanings leanings, SoundingNotes sounding);

    /// <summary>The pitches that the encoding can write, a bit for each MIDI number.</summary>
    UInt128 Writable { get; }

    /// <summary>Takes a symbol that <see cref="Mask"/> left; true when it completes a note.</summary>
    bool Push(Token token, out Note note);

    /// <summary>
    /// One more of the notes that the last symbol completed: the others of a chord. False when there is none left.
    /// </summary>
    bool TryTake(out Note note)
    {
        note = default;
        return false;
    }
}
