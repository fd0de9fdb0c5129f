namespace Continuo.Engine.Models;

/// <summary>What a model remembers of the music so far. Owned by one thread at a time. [engine]</summary>
public interface IModelState
{
    /// <summary>Forgets everything: the state before a piece's first token. Allocates nothing.</summary>
    void Reset();

    /// <summary>Becomes equal to <paramref name="other"/>, which does not change. Allocates nothing.</summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is of another kind or size of model.</exception>
    void CopyFrom(IModelState other);

    /// <summary>A mark that can be set on this state. The only call here that allocates.</summary>
    IStateMark CreateMark();
}
