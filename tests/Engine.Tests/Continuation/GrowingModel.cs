using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>A model whose state appends every symbol to its history, as one that looks back does.</summary>
internal sealed class GrowingModel : IMusicModel
{
    /// <summary>Times that a whole history was copied.</summary>
    public int Copies { get; private set; }

    public int VocabularySize => EventVocabulary.Size;

    public static IReadOnlyList<Token> TakenBy(IModelState state) => ((State)state).Taken;

    public IMusicModel InStyle(string? style) => this;

    public IModelState CreateState() => new State(this);

    public void Step(IModelState state, Token token, Span<float> logits)
    {
        ((State)state).Taken.Add(token);
        logits.Clear();
    }

    private sealed class State(GrowingModel model) : IModelState
    {
        public List<Token> Taken { get; } = [];

        public void Reset(Ticks? barLength = null) => Taken.Clear();

        public void CopyFrom(IModelState other)
        {
            model.Copies++;
            Taken.Clear();
            Taken.AddRange(((State)other).Taken);
        }

        public IStateMark CreateMark() => new LengthMark(Taken);
    }

    private sealed class LengthMark(List<Token> taken) : IStateMark
    {
        private int _length;

        public void Set() => _length = taken.Count;

        public void GoBack() => taken.RemoveRange(_length, taken.Count - _length);
    }
}
