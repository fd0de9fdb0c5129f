using Continuo.Engine.Models.LookingBack;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Continuo.Training.Networks;

/// <summary>
/// The part of <see cref="LstmNetwork"/> that reads <see cref="LookBackInputs"/>; the engine's <c>LookBackLayer</c>
/// says how. All its weights begin at zero, so that a trained model can be given it and begins as it was.
/// </summary>
internal sealed class LookBackNetwork : Module
{
    private const int Guesses = LookBackInputs.Guesses;
    private const int RunClasses = LookBackInputs.RunClasses;

    private static readonly long[] FirstClasses =
        Array.ConvertAll(LookBackInputs.FirstClassOf.ToArray(), first => (long)first);

    private readonly Linear _guess;
    private readonly Embedding _told;
    private readonly Linear _gate;
    private readonly Embedding _run;

    public LookBackNetwork(int embedding, int hidden)
        : base(nameof(LookBackNetwork))
    {
        register_module("guess", _guess = Linear(Guesses * embedding, embedding, hasBias: false));
        register_module("told", _told = Embedding(LookBackInputs.ToldClasses, embedding));
        register_module("gate", _gate = Linear(hidden, Guesses, hasBias: false));
        register_module("run", _run = Embedding(Guesses, RunClasses));
        using var constant = no_grad();
        foreach (Parameter weight in parameters())
            weight.zero_();
    }

    /// <summary>What is added to the vectors of the symbols.</summary>
    /// <param name="past">[steps][lanes][columns].</param>
    /// <param name="symbols">The symbols' vectors, [vocabulary][embedding].</param>
    public Tensor Read(Tensor past, Tensor symbols)
    {
        Tensor withNone = cat([zeros(1, symbols.size(1)), symbols]);
        Tensor guesses = past.narrow(2, 0, Guesses);
        Tensor guessed = withNone.index_select(0, guesses.flatten()).view(past.size(0), past.size(1), -1);
        Tensor told = past.narrow(2, Guesses, LookBackInputs.Columns - Guesses) + tensor(FirstClasses);
        return _guess.call(guessed) + _told.call(told).sum(2);
    }

    /// <summary>The logits, those of guessed symbols raised.</summary>
    public Tensor Raise(Tensor past, Tensor hidden, Tensor logits)
    {
        Tensor guesses = past.narrow(2, 0, Guesses);
        Tensor runs = past.narrow(2, Guesses, Guesses) + arange(Guesses, dtype: ScalarType.Int64) * RunClasses;
        Tensor bonus = _gate.call(hidden) + _run.weight!.view(-1).index_select(0, runs.flatten()).view(runs.shape);
        Tensor isGuess = guesses > 0;
        return logits.scatter_add(2, (guesses - 1).clamp_min(0), bonus * isGuess);
    }
}
