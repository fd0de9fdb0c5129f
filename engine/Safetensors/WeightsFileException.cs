namespace Continuo.Engine.Safetensors;

/// <summary>A weights file cannot be used: what is wrong, in which tensor, at which byte of which file.</summary>
public sealed class WeightsFileException : Exception
{
    public WeightsFileException(
        string fileName, string problem, string? tensor = null, long? position = null, Exception? cause = null)
        : base(Describe(fileName, problem, tensor, position), cause)
    {
        FileName = fileName;
        Problem = problem;
        Tensor = tensor;
        Position = position;
    }

    /// <summary>The path, or the name given with a stream of bytes.</summary>
    public string FileName { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The tensor concerned, if one is.</summary>
    public string? Tensor { get; }

    /// <summary>Byte offset from the file's start, if the fault lies at a place.</summary>
    public long? Position { get; }

    /// <summary>The shape that the configuration asks for, if that is the fault.</summary>
    public IReadOnlyList<int>? ExpectedShape { get; init; }

    /// <summary>The shape that the file holds, if that is the fault.</summary>
    public IReadOnlyList<int>? FoundShape { get; init; }

    private static string Describe(string fileName, string problem, string? tensor, long? position)
    {
        string what = tensor is null ? problem : $"tensor '{tensor}': {problem}";
        string where = position is null ? "" : FormattableString.Invariant($" (byte {position})");
        return $"{fileName}: {what}{where}";
    }
}
