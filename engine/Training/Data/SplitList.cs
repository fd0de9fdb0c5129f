namespace Continuo.Engine.Training.Data;

/// <summary>A list of a corpus's files, one to a line: the part of it to train on, or to measure on.</summary>
public sealed class SplitList
{
    private readonly Dictionary<string, string> _byEnding = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lines;

    /// <param name="lines">Names as the archive has them, or the ends of such names; empty lines are passed over.</param>
    public SplitList(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _lines = [.. lines.Select(line => line.Trim().Replace('\\', '/')).Where(line => line.Length > 0)];
        foreach (string line in _lines)
            foreach (string ending in Endings(line))
                _byEnding.TryAdd(ending, line);
    }

    /// <summary>Lines of the list.</summary>
    public int Count => _lines.Count;

    /// <exception cref="IOException">The file is missing or not readable.</exception>
    public static SplitList Read(params IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new SplitList(files.SelectMany(File.ReadLines));
    }

    /// <summary>
    /// The line that means this file, or null. They may begin at different folders: "irish/a.mid" means "data/irish/a.mid",
    /// and "data/irish/a.mid" means "irish/a.mid".
    /// </summary>
    public string? LineFor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Endings(name).FirstOrDefault(_lines.Contains) ?? _byEnding.GetValueOrDefault(name);
    }

    /// <summary>The lines for which there is no such piece.</summary>
    public IReadOnlyList<string> NotIn(IEnumerable<string> names)
    {
        var found = names.Select(LineFor).ToHashSet();
        return [.. _lines.Where(line => !found.Contains(line)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Endings(string name)
    {
        yield return name;
        for (int slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
            yield return name[(slash + 1)..];
    }
}
