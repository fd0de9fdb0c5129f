using Continuo.Engine.Models.LookingBack;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// The weights that read <see cref="LookBackInputs"/>. Each guess is the symbol's own vector through a matrix of its
/// own, so that what is learnt of one symbol holds for all; and it raises the guessed symbol's logit by what the last
/// layer says of it, a copy gate (compare Gu et al. 2016, "Incorporating Copying Mechanism in Sequence-to-Sequence
/// Learning"). Immutable [any].
/// </summary>
internal sealed class LookBackLayer
{
    private const int Guesses = LookBackInputs.Guesses;

    private readonly int _width;
    private readonly int _symbols;
    private readonly float[] _guessed; // [guess][symbol][width]: the guess's matrix by the symbol's vector
    private readonly float[] _told; // [class][width]
    private readonly IMatrix _input; // of the first layer
    private readonly IMatrix _gate; // guesses × hidden
    private readonly float[] _runBonus; // [guess][run]

    /// <param name="vectors">Vocabulary × width.</param>
    /// <param name="guess">Width × (guesses · width): side by side, a matrix for each guess.</param>
    /// <param name="told"><see cref="LookBackInputs.ToldClasses"/> × width.</param>
    /// <param name="input">The first layer's gates × width.</param>
    /// <param name="gate">Guesses × hidden.</param>
    /// <param name="runBonus">Guesses × classes of runs.</param>
    public LookBackLayer(
        ReadOnlySpan<float> vectors, ReadOnlySpan<float> guess, float[] told, IMatrix input, IMatrix gate,
        float[] runBonus)
    {
        _width = input.Columns;
        _symbols = vectors.Length / _width;
        (_told, _input, _gate, _runBonus) = (told, input, gate, runBonus);
        _guessed = new float[Guesses * vectors.Length];
        for (int i = 0; i < _guessed.Length; i++)
        {
            (int column, int rest) = Math.DivRem(i, vectors.Length);
            (int symbol, int row) = Math.DivRem(rest, _width);
            for (int k = 0; k < _width; k++)
                _guessed[i] += guess[(row * Guesses + column) * _width + k] * vectors[symbol * _width + k];
        }
    }

    /// <summary>Floats that <see cref="AddTo"/> and <see cref="Raise"/> use up.</summary>
    public int Scratch => Math.Max(_width, _gate.PaddedRows);

    /// <summary>Adds what a symbol's numbers say to the first layer's gates.</summary>
    /// <param name="row">The numbers.</param>
    /// <param name="isGuessing">False = as if there were no guesses.</param>
    /// <param name="scratch">At least <see cref="Scratch"/> long.</param>
    /// <param name="gates">The first layer's.</param>
    public void AddTo(ReadOnlySpan<ushort> row, bool isGuessing, Span<float> scratch, Span<float> gates)
    {
        Span<float> vector = scratch[.._width];
        vector.Clear();
        for (int guess = 0; guess < Guesses; guess++)
            if (isGuessing && row[guess] > 0)
                Add(_guessed, guess * _symbols + row[guess] - 1, vector);
        ReadOnlySpan<int> first = LookBackInputs.FirstClassOf;
        for (int column = 0; column < first.Length; column++)
            Add(_told, first[column] + (isGuessing || column >= Guesses ? row[Guesses + column] : 0), vector);
        _input.MultiplyAdd(vector, gates);
    }

    /// <summary>Raises the logits of what was guessed.</summary>
    /// <param name="row">A symbol's numbers.</param>
    /// <param name="odds">Times as likely as learnt, for what lies behind the delay; above 0.</param>
    /// <param name="hidden">Of the last layer.</param>
    /// <param name="scratch">At least <see cref="Scratch"/> long.</param>
    /// <param name="logits">One for each symbol.</param>
    public void Raise(
        ReadOnlySpan<ushort> row, float odds, ReadOnlySpan<float> hidden, Span<float> scratch, Span<float> logits)
    {
        Span<float> gate = scratch[.._gate.PaddedRows];
        gate.Clear();
        _gate.MultiplyAdd(hidden, gate);
        float shift = MathF.Log(odds);
        for (int guess = 0; guess < Guesses; guess++)
        {
            if (row[guess] == 0)
                continue;
            ref float logit = ref logits[row[guess] - 1];
            logit += gate[guess] + _runBonus[guess * LookBackInputs.RunClasses + row[Guesses + guess]];
            bool isNew = !row[..guess].Contains(row[guess]);
            if (guess < LookBackInputs.DelayedGuesses && isNew)
                logit += shift;
        }
    }

    private void Add(float[] table, int row, Span<float> vector)
    {
        ReadOnlySpan<float> values = table.AsSpan(row * _width, _width);
        for (int i = 0; i < vector.Length; i++)
            vector[i] += values[i];
    }
}
