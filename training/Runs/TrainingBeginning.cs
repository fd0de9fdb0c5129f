using Continuo.Engine.Encodings.Shared;
using Continuo.Training.Corpus;
using Continuo.Training.Prediction;

namespace Continuo.Training.Runs;

/// <summary>What a training run begins with.</summary>
/// <param name="Train">What is learnt.</param>
/// <param name="Valid">What is held out; may be empty.</param>
/// <param name="Options">In force.</param>
/// <param name="Tokenizer">The encoding, with the model's symbols.</param>
/// <param name="Baseline">What a Markov chain reaches on the held-out part; measured when first asked for, null without
/// that part.</param>
public sealed record TrainingBeginning(
    MusicCorpus Train, MusicCorpus Valid, TrainingOptions Options, ITokenizer Tokenizer, Lazy<LossReport?> Baseline);
