using Continuo.Engine.Parameters;

namespace Continuo.Plugin.Parameters;

/// <summary>The host's parameters as they stand at the pump's position in the music.</summary>
/// <remarks>Owner: [pump]; made by [main] before the pump starts.</remarks>
internal sealed class ParameterValues
{
    private readonly double[] _normalized = new double[ParameterTable.Rows.Count];

    /// <param name="normalized">Values 0..1 by id; those that are missing take their defaults.</param>
    public ParameterValues(ReadOnlySpan<double> normalized)
    {
        for (int id = 0; id < _normalized.Length; id++)
        {
            Parameter row = ParameterTable.Rows[id];
            _normalized[id] = id < normalized.Length ? normalized[id] : row.ToNormalized(row.Default);
        }
        Play = ParametersToOptions.Map(_normalized);
    }

    /// <summary>What the values mean to the floor and the engine.</summary>
    public PlayOptions Play { get; private set; }

    /// <summary>A value, 0..1.</summary>
    public double this[ParameterId id] => _normalized[(int)id];

    /// <summary>A button is down; false for unknown ids.</summary>
    public bool IsOn(int id) => id >= 0 && id < _normalized.Length && _normalized[id] >= 0.5;

    /// <summary>The host moved a parameter; unknown ids are passed over.</summary>
    public void Set(int id, double normalized)
    {
        if (id < 0 || id >= _normalized.Length)
            return;
        _normalized[id] = normalized;
        Play = ParametersToOptions.Map(_normalized);
    }
}
