namespace Continuo.Engine.Models;

/// <summary>What a model remembers of the music so far. Owned by one thread at a time. [engine]</summary>
public interface IModelState
{
    /// <summary>Forgets everything: the state before a piece's first token. Allocates nothing.</summary>
    void Reset();

    /// <summary>Becomes equal to <paramref name="other"/>, which stays as it is. Allocates nothing.</summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is of another kind or size of model.</exception>
    void CopyFrom(IModelState other);
}
