using Continuo.Engine.Models;

namespace Continuo.Bench.Frames;

/// <summary>
/// Predicts frames with one or more models that share a spelling, each reading the piece in one or more keys. Their
/// opinions on each symbol are joined: the geometric mean of the probabilities among the allowed symbols, scaled to sum
/// to 1. So the result is an exact distribution over frames. A symbol costs a step of each model in each key.
/// </summary>
public sealed class FrameModelPredictor : IFramePredictor
{
    private readonly FrameSpelling _spelling;
    private readonly Voice[] _voices;
    private readonly bool[] _allowed = new bool[FrameSpeller.Choices];
    private readonly double[] _joint = new double[FrameSpeller.Choices];
    private readonly double[] _own = new double[FrameSpeller.Choices];
    private Frame _before;

    /// <param name="models">At least one; all with the same spelling.</param>
    /// <param name="shifts">Semitones by which the piece is shifted; one model reads it in each.</param>
    public FrameModelPredictor(IReadOnlyList<FrameModel> models, IReadOnlyList<int> shifts)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(shifts);
        ArgumentOutOfRangeException.ThrowIfZero(models.Count, nameof(models));
        ArgumentOutOfRangeException.ThrowIfZero(shifts.Count, nameof(shifts));
        foreach (int shift in shifts)
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(shift), FrameSpelling.MaximumShift, nameof(shifts));
        _spelling = models[0].Spelling;
        if (models.Any(model => model.Spelling != _spelling))
            throw new ArgumentException("the models spell frames differently", nameof(models));
        _voices = [.. models.SelectMany(model => shifts.Select(shift => new Voice(model.Model, shift)))];
    }

    public void Reset()
    {
        _before = Frame.Silence;
        foreach (Voice voice in _voices)
            voice.Reset();
    }

    public double Nats(Frame next)
    {
        Frame wanted = _spelling.ToSpell(next);
        var speller = new FrameSpeller(_before, _spelling.Keeps);
        double nats = 0;
        while (!speller.IsDone)
        {
            Foresee(speller);
            int choice = speller.Next(wanted);
            nats -= _joint[choice];
            speller.Take(choice);
            foreach (Voice voice in _voices)
                voice.Take(choice);
        }
        _before = wanted;
        return nats;
    }

    /// <summary>Leaves ln of the joint probability of each allowed choice.</summary>
    private void Foresee(FrameSpeller speller)
    {
        for (int choice = 0; choice < _allowed.Length; choice++)
            _allowed[choice] = speller.Allows(choice);
        Array.Clear(_joint);
        foreach (Voice voice in _voices)
        {
            voice.CopyTo(_allowed, _own);
            Normalise(_own);
            for (int choice = 0; choice < _joint.Length; choice++)
                if (_allowed[choice])
                    _joint[choice] += _own[choice] / _voices.Length;
        }
        Normalise(_joint);
    }

    /// <summary>Subtracts ln of the sum of the allowed ones' exponentials.</summary>
    private void Normalise(double[] values)
    {
        double highest = double.NegativeInfinity, sum = 0;
        for (int choice = 0; choice < values.Length; choice++)
            if (_allowed[choice])
                highest = Math.Max(highest, values[choice]);
        for (int choice = 0; choice < values.Length; choice++)
            if (_allowed[choice])
                sum += Math.Exp(values[choice] - highest);
        double norm = highest + Math.Log(sum);
        for (int choice = 0; choice < values.Length; choice++)
            values[choice] -= norm;
    }

    /// <summary>One model in one key.</summary>
    private sealed class Voice(IMusicModel model, int shift)
    {
        private readonly IModelState _state = model.CreateState();
        private readonly float[] _logits = new float[model.VocabularySize];

        public void Reset()
        {
            _state.Reset();
            model.Step(_state, new(FrameSpelling.Start), _logits);
        }

        public void Take(int choice) => model.Step(_state, new(FrameSpelling.SymbolOf(choice, shift)), _logits);

        public void CopyTo(bool[] allowed, double[] choices)
        {
            for (int choice = 0; choice < choices.Length; choice++)
                if (allowed[choice])
                    choices[choice] = _logits[FrameSpelling.SymbolOf(choice, shift)];
        }
    }
}
