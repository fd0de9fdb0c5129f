namespace Continuo.Engine.Import.Common;

/// <summary>A music file cannot be read: what is wrong and where.</summary>
public sealed class ScoreReadException : Exception
{
    public ScoreReadException(
        string fileName, string problem, long? position = null, int? line = null, Exception? cause = null)
        : base(Describe(fileName, problem, position, line), cause)
    {
        FileName = fileName;
        Problem = problem;
        Position = position;
        Line = line;
    }

    /// <summary>The path, or the name given with a stream.</summary>
    public string FileName { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>Byte offset from the file's start, for binary formats.</summary>
    public long? Position { get; }

    /// <summary>Line, counted from 1, for text formats.</summary>
    public int? Line { get; }

    private static string Describe(string fileName, string problem, long? position, int? line)
    {
        string where = line is { } number ? FormattableString.Invariant($" (line {number})")
            : position is { } offset ? FormattableString.Invariant($" (byte {offset})")
            : "";
        return $"{fileName}: {problem}{where}";
    }
}
