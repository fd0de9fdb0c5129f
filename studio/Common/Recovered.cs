namespace Continuo.Studio.Common;

/// <summary>
/// What was repaired, resumed or removed when the studio started after it
/// had been cut off: a sentence for each. [any] thread.
/// </summary>
internal sealed class Recovered
{
    private readonly Lock _lock = new();
    private readonly List<string> _sentences = [];

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lock)
                return [.. _sentences];
        }
    }

    public void Add(string sentence)
    {
        lock (_lock)
            _sentences.Add(sentence);
    }
}
