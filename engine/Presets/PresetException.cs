namespace Continuo.Engine.Presets;

/// <summary>A preset that cannot be used: which file, which member of it, and why.</summary>
public sealed class PresetException : Exception
{
    /// <param name="file">Path of the file at fault.</param>
    /// <param name="member">JSON member at fault; empty = the whole file.</param>
    /// <param name="problem">A sentence without the full stop.</param>
    /// <param name="inner">What was caught, if anything.</param>
    public PresetException(string file, string member, string problem, Exception? inner = null)
        : base(member.Length > 0 ? $"{file}: '{member}': {problem}" : $"{file}: {problem}", inner)
    {
        File = file;
        Member = member;
    }

    public string File { get; }

    public string Member { get; }
}
