using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;
using Continuo.Engine.Sampling;

namespace Continuo.Engine;

/// <summary>
/// The generation loop of one model and its encoding: prime, filter, sample, step, decode, stop. Allocates nothing
/// after it is made, but for <see cref="Remember"/>. [engine]
/// </summary>
internal sealed class LoadedEngine
{
    private readonly IMusicModel _model;
    private readonly ITokenizer _tokenizer;
    private readonly SamplerChain _sampler = Samplers.CreateChain();
    private readonly HeardPhrase _phrase;
    private readonly AnswerState _answer;
    private readonly AnswerChoice _choice;
    private readonly INoteEncoder _encoder;
    private readonly SymbolClock _clock;
    private readonly Token[] _tokens;
    private readonly LookBack _lookBack;
    private readonly LoopLimits _loops;
    private readonly ReturnStrength _return;
    private EngineOptions _choiceOptions; // in force where the place of the choice was reached
    private SessionMemory? _memory;

    public LoadedEngine(
        IMusicModel model, ITokenizer tokenizer, ReturnStrength returns, LoopLimits loops)
    {
        _model = model;
        _loops = loops;
        _return = returns;
        _tokenizer = tokenizer;
        _phrase = new(model, tokenizer);
        _answer = new(model.CreateState(), tokenizer);
        _choice = new(_answer, tokenizer);
        _encoder = tokenizer.CreateEncoder();
        _clock = new(tokenizer);
        _lookBack = new(tokenizer);
        _tokens = new Token[_encoder.MaxTokensPerCall];
        var classes = new SymbolClass[model.VocabularySize];
        for (int id = 0; id < classes.Length; id++)
            classes[id] = tokenizer.ClassOf(new(id));
        _sampler.Prepare(classes);
    }

    public bool IsFinished => _answer.IsFinished && !_choice.IsUnderWay;

    /// <summary>What the answers imitate from now on; null = nothing. Allocates.</summary>
    public void Remember(SessionMemory? memory)
    {
        _memory = memory;
        _memory?.Prepare(_tokenizer);
    }

    public void Listen(ReadOnlySpan<Note> phrase, BarGrid bars, Key? key)
    {
        _phrase.Listen(phrase, bars, key);
        // Taken in at once, so that an answer to a long phrase starts no later than one to a short one.
        if (!IsFinished)
            return;
        _lookBack.Follow(_phrase.History);
        _answer.Model.CopyFrom(_phrase.State);
    }

    public void Begin(in ContinuationRequest request)
    {
        _answer.Begin(request, _phrase);
        _choice.Begin(_phrase);
        if (_answer.IsFinished)
            return;
        _lookBack.Follow(_phrase.History);
        Prime();
        TellOfEnd();
        Ticks first = _answer.Decoder.Position;
        _answer.Reach(request.Start > first ? request.Start : first);
    }

    /// <inheritdoc cref="ContinuationEngine.TryNext"/>
    public bool TryNext(Ticks until, in EngineOptions options, EntropyMeter? entropy, out Note note)
    {
        while (true)
        {
            while (TryChoose())
            {
                // What is under way comes first.
            }

            Ticks place = _answer.ChoosesAt;
            if (TryDraw(until < place ? until : place, options, entropy, out note))
                return true;
            if (_choice.TryOpen(_lookBack))
                _choiceOptions = options;
            if (!_choice.IsUnderWay || until <= place)
                return TryLand(until, options, out note);
        }
    }

    /// <inheritdoc cref="ContinuationEngine.TryChoose"/>
    public bool TryChoose()
    {
        if (!_choice.IsUnderWay)
            return false;
        if (_choice.HasRoom && TryDraw(_answer.ChoosesAt, _choiceOptions, entropy: null, out Note note))
            _choice.Add(note);
        else
            _choice.Judge(_memory, _lookBack);
        return true;
    }

    /// <summary>The next note that is drawn, if it lies before a position.</summary>
    private bool TryDraw(Ticks until, in EngineOptions options, EntropyMeter? entropy, out Note note)
    {
        note = default;
        if (_answer.IsFinished)
            return false;
        SegmentRules rules = SegmentRules.Of(options, _answer);
        if (TryTake(rules, out note))
            return true;

        while (!_answer.IsSpent && _answer.Decoder.Position < until)
        {
            _answer.Model.Return = _return.OfModel(options.Return, _answer.Bars);
            Filter(rules);
            if (!Sample(rules, entropy, out Token token))
                break;
            Step(token);
            bool isGiven = Decode(token, rules, out note);
            Stop();
            if (isGiven)
                return true;
        }

        return false;
    }

    /// <summary>Goes on from where another's answer is; null = there is none.</summary>
    public void FollowAnswer(LoadedEngine? other)
    {
        if (other is null)
        {
            _answer.Finish();
            return;
        }
        while (other.TryChoose())
        {
            // What is under way comes first.
        }

        _answer.CopyFrom(other._answer);
        _choice.CopyFrom(other._choice);
        _lookBack.Follow(other._lookBack.History);
    }

    public void Reset()
    {
        _phrase.Reset();
        _choice.Drop();
        _answer.Finish();
    }

    /// <summary>From the phrase to the bar in which the answer starts.</summary>
    private void Prime()
    {
        _encoder.CopyFrom(_phrase.Encoder);
        if (_phrase.Notes.IsEmpty)
            _clock.Reset(_phrase.Bars.BarStart(_answer.Request.Start));
        else
            _clock.CopyFrom(_phrase.Clock);
        int count = _encoder.AdvanceTo(_answer.Request.Start, _tokens);
        for (int i = 0; i < count; i++)
        {
            _model.Step(_answer.Model, _tokens[i], i == count - 1 ? _answer.Logits : default);
            _answer.Trail.Add(_tokens[i]);
            _answer.Loops.Add(_tokens[i]);
            _lookBack.Add(_tokens[i], _clock.Take(_tokens[i]));
        }

        _answer.Decoder.Follow(_encoder, _answer.Request.IsUnderWay);
    }

    /// <summary>The model is told which key to keep, and when the answer ends.</summary>
    private void TellOfEnd()
    {
        Ticks bar = _phrase.Bars.BarStart(_answer.Decoder.Position), left = _answer.SymbolsEnd - bar;
        long bars = (left.Value + _answer.BarLength.Value - 1) / _answer.BarLength.Value;
        _answer.Model.Tell(_tokenizer.IsKeyNormalised ? null : _answer.Key, (int)Math.Min(bars, int.MaxValue / 2));
    }

    /// <summary>Forbids what may not follow, and favours what is wanted.</summary>
    private void Filter(in SegmentRules rules)
    {
        UInt128 pitches = _answer.Loops.Within(_answer.FreeOf(rules.Limits.Pitches), _loops);
        _answer.Decoder.Mask(_answer.Logits, rules.Limits with { Pitches = pitches });
        _lookBack.Apply(
            _answer.Logits, _answer.Decoder.Position - _answer.BarLength * LookBack.DelayBars,
            _return.OfRecord(rules.Options.Return, _answer.Bars));
        _memory?.Apply(_answer.Logits, _answer.Trail, rules.Options.Imitate);
        if (!rules.Leanings.IsNone)
            _answer.Decoder.Lean(
                _answer.Logits, rules.LeaningsAt(_answer.Decoder.Position, _answer.BarLines), _answer.Sounding);
    }

    /// <summary>Draws a symbol; false when none may follow, which ends the answer.</summary>
    private bool Sample(in SegmentRules rules, EntropyMeter? entropy, out Token token)
    {
        bool isDrawn = _sampler.Step(_answer.Logits, rules.Options.Sampling, ref _answer.Random, out token);
        entropy?.Count(_answer.Logits);
        if (!isDrawn)
            _answer.Reach(_answer.SymbolsEnd);
        return isDrawn;
    }

    private void Step(Token token)
    {
        _model.Step(_answer.Model, token, _answer.Logits);
        _answer.Trail.Add(token);
        _answer.Loops.Add(token);
        _lookBack.Add(token, _answer.Decoder.Position);
    }

    /// <summary>True when the symbol completes a note that may be given; the others of its chord wait.</summary>
    private bool Decode(Token token, in SegmentRules rules, out Note note) =>
        _answer.Decoder.Push(token, out note) && (TryGive(ref note, rules) || TryTake(rules, out note));

    /// <summary>The next note that waits.</summary>
    private bool TryTake(in SegmentRules rules, out Note note)
    {
        while (_answer.Decoder.TryTake(out note))
            if (TryGive(ref note, rules))
                return true;
        return false;
    }

    private void Stop() => _answer.Reach(_answer.Decoder.Position);

    /// <summary>
    /// In the player's key and range, and over when the answer is. False for a note that the knobs have no room for
    /// now: they were others when it was drawn.
    /// </summary>
    private bool TryGive(ref Note note, in SegmentRules rules)
    {
        Ticks end = _answer.SymbolsEnd;
        note = note with
        {
            Pitch = rules.Room.ToPlayer(note.Pitch),
            Duration = note.End > end ? end - note.Onset : note.Duration,
        };
        bool isTooMuch = _answer.Sounding.CountBeyond(note.Onset) >= rules.Limits.Polyphony
            || _answer.Sounding.Holds(note.Pitch, note.Onset);
        if (isTooMuch || !rules.Room.Holds(note.Pitch))
            return false;
        _answer.Add(note);
        return true;
    }

    /// <summary>The answer's last note, once its time has come and all others are drawn.</summary>
    private bool TryLand(Ticks until, in EngineOptions options, out Note note)
    {
        note = default;
        bool isDue = !IsFinished && _answer.IsSpent;
        if (!isDue || !_answer.Request.LandsAt(out Ticks landing) || landing >= until)
            return false;

        SegmentRules rules = SegmentRules.Of(options, _answer);
        Ticks bar = _answer.BarLength, left = _answer.Request.End - landing;
        Pitch pitch = LandingNote.Choose(
            _answer.Key, rules.LandingScale, rules.Options.Lowest, rules.Options.Highest, _answer.Last.Pitch);
        note = new(landing, bar < left ? bar : left, pitch, _answer.Last.Velocity);
        _answer.Finish();
        return true;
    }
}
