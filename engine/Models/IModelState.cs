using Continuo.Engine.Music;

namespace Continuo.Engine.Models;

/// <summary>What a model remembers of the music so far. Owned by one thread at a time. [engine]</summary>
public interface IModelState
{
    /// <summary>Forgets everything: the state before a piece's first token. Allocates nothing.</summary>
    /// <param name="barLength">Of the piece to come, for models that count bars; null = that of 4/4.</param>
    void Reset(Ticks? barLength = null);

    /// <summary>Says what the symbols do not, to models that can be told. Allocates nothing.</summary>
    /// <param name="key">The key that the music is to keep; null = the model goes by the music.</param>
    /// <param name="barsToGo">Bars until the music ends, this one included; null = not known.</param>
    void Tell(Key? key, int? barsToGo)
    {
    }

    /// <summary>
    /// How much the music so far draws a model that looks back: 0 = not at all, 1 = as learnt, 2 = what would come next
    /// if it came again is twice as likely.
    /// </summary>
    float Return { get => 0; set { } }

    /// <summary>Becomes equal to <paramref name="other"/>, which does not change. Allocates nothing.</summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is of another kind or size of model.</exception>
    void CopyFrom(IModelState other);

    /// <summary>A mark that can be set on this state. The only call here that allocates.</summary>
    IStateMark CreateMark();
}
