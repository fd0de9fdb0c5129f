using System.Diagnostics;
using Continuo.Engine.Encodings.Shared;
using static Continuo.Engine.Encodings.Melody.MelodyVocabulary;

namespace Continuo.Engine.Encodings.Melody;

/// <summary>
/// The melody encoding's grammar. A song is written in one way only:
/// <code>
/// song = "/", [ [rest], note, { [rest], note } ], "/"
/// note = pitch, { "_" }
/// rest = "r", { "_" }
/// </code>
/// No note or rest is longer than <see cref="MaxRun"/>, no rest before the first note longer than
/// <see cref="MaxLead"/>.
/// </summary>
/// <remarks>A copy is a snapshot. [any] thread, one at a time.</remarks>
public struct MelodyGrammar : IGrammar
{
    private enum Place : byte
    {
        BeforeBegin,
        AfterBegin,
        InNote,
        InRest,
        AfterEnd,
    }

    private Place _place;
    private bool _hasNote;

    public MelodyGrammar() => Reset();

    public readonly bool HasBegun => _place != Place.BeforeBegin;

    public readonly bool IsInRest => _place == Place.InRest;

    /// <summary>Steps of the note or rest so far.</summary>
    public int Run { get; private set; }

    public void Reset()
    {
        _place = Place.BeforeBegin;
        _hasNote = false;
        Run = 0;
    }

    public readonly bool Allows(Token token) => token.Id switch
    {
        Song => _place is Place.BeforeBegin or Place.AfterBegin or Place.InNote,
        Hold => (_place == Place.InNote && Run < MaxRun)
            || (_place == Place.InRest && Run < (_hasNote ? MaxRun : MaxLead)),
        Rest => _place is Place.AfterBegin or Place.InNote,
        >= FirstPitch and < Size => _place is Place.AfterBegin or Place.InNote or Place.InRest,
        _ => false,
    };

    public readonly void Mask(Span<float> logits)
    {
        Debug.Assert(logits.Length == Size, "The logits are the vocabulary's.");
        for (int id = 0; id < FirstPitch; id++)
            if (!Allows(new(id)))
                logits[id] = float.NegativeInfinity;
        if (!Allows(new(FirstPitch)))
            logits[FirstPitch..].Fill(float.NegativeInfinity);
    }

    public void Advance(Token token)
    {
        Debug.Assert(Allows(token), "A symbol that the grammar forbids.");
        switch (token.Id)
        {
            case Song:
                _place = HasBegun ? Place.AfterEnd : Place.AfterBegin;
                break;
            case Hold:
                Run++;
                break;
            case Rest:
                _place = Place.InRest;
                Run = 1;
                break;
            default:
                _place = Place.InNote;
                _hasNote = true;
                Run = 1;
                break;
        }
    }

    /// <summary>For an answer whose note may not come yet: the rest goes on as if it had just begun.</summary>
    internal void ForgetRun() => (_hasNote, Run) = (true, 1);
}
