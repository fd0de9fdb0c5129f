using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>
/// A model whose memory is a hash of every symbol since its reset, so that its predictions tell two pasts apart. It may
/// have a wish: a symbol range that it holds likeliest whenever it may come.
/// </summary>
internal sealed class FakeModel(Range wish = default, int? vocabulary = null) : IMusicModel
{
    /// <summary>Steps with whatever state.</summary>
    public int Steps { get; private set; }

    /// <summary>The symbols of those steps.</summary>
    public List<Token> Taken { get; } = [];

    public bool RecordsTaken { get; set; } = true;

    public int VocabularySize => vocabulary ?? EventVocabulary.Size;

    public IMusicModel InStyle(string? style) => this;

    public IModelState CreateState() => new State();

    public void Step(IModelState state, Token token, Span<float> logits)
    {
        Steps++;
        if (RecordsTaken)
            Taken.Add(token);
        ref ulong hash = ref ((State)state).Hash;
        hash = (hash ^ (ulong)(token.Id + 1)) * 0x9E3779B97F4A7C15;
        hash ^= hash >> 29;
        ulong bits = hash;
        for (int id = 0; id < logits.Length; id++)
        {
            bits = bits * 6364136223846793005 + 1442695040888963407;
            logits[id] = (bits >> 40) * 4f / (1 << 24);
        }

        if (!logits.IsEmpty)
            foreach (ref float logit in logits[wish])
                logit += 100;
    }

    private sealed class State : IModelState
    {
        public ulong Hash;

        public void Reset(Ticks? barLength = null) => Hash = 0;

        public void CopyFrom(IModelState other) => Hash = ((State)other).Hash;

        public IStateMark CreateMark() => new Mark(this);
    }

    private sealed class Mark(State state) : IStateMark
    {
        private ulong _hash;

        public void Set() => _hash = state.Hash;

        public void GoBack() => state.Hash = _hash;
    }
}
