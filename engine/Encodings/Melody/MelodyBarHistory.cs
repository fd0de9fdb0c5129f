using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Melody.MelodyVocabulary;

namespace Continuo.Engine.Encodings.Melody;

/// <summary>The bars of a melody: a symbol is a sixteenth, so that they are counted.</summary>
/// <param name="maxSymbols">Symbols that it holds.</param>
internal sealed class MelodyBarHistory(int maxSymbols) : IBarHistory
{
    private readonly Token[] _tokens = new Token[maxSymbols];
    private int _count;
    private int _barSteps = 16;

    // The song's first symbol takes no time.
    public int Bar => _count == 0 ? -1 : (_count - 1) / _barSteps;

    public long Place => _count - 1;

    /// <summary>All songs are in C major or A minor.</summary>
    public Key? Key => null;

    public long PlaceBefore(int bars) => Place - (long)bars * _barSteps;

    public void Reset(Ticks barLength)
    {
        _count = 0;
        _barSteps = (int)Math.Max(1, barLength.Value / StepTicks);
    }

    public void GoBackTo(int count) => _count = count;

    public void Take(Token token) => _tokens[_count++] = token;

    public Token? Expected(int bars)
    {
        long at = _count - (long)bars * _barSteps;
        return at < 1 ? null : _tokens[at];
    }
}
