namespace Continuo.Engine.Models;

/// <summary>
/// A place that one state has come to and can go back to; made by <see cref="IModelState.CreateMark"/>. Owned by the
/// state's thread. Allocates nothing.
/// </summary>
public interface IStateMark
{
    /// <summary>
    /// Remembers where the state is now. Costs what a step may overwrite:
    /// a state that only appends remembers its length.
    /// </summary>
    void Set();

    /// <summary>
    /// Takes the state back; what it has taken in since then is forgotten. Only while that place lies in the state's
    /// past: not after a reset, a copy or an earlier mark has led to another one.
    /// </summary>
    void GoBack();
}
