namespace Continuo.Engine.Continuation.Memory;

/// <summary>What a session's memory holds, as it is saved with a song. Immutable; [any] thread.</summary>
public sealed class SavedMemory
{
    private readonly string? _newerText;

    internal SavedMemory(IReadOnlyList<SavedEntry> entries) => Entries = entries;

    private SavedMemory(string newerText)
    {
        Entries = [];
        _newerText = newerText;
    }

    /// <summary>Nothing.</summary>
    public static SavedMemory Empty { get; } = new([]);

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<SavedEntry> Entries { get; }

    /// <summary>
    /// A newer version of the program wrote it: it cannot be read, and <see cref="ToText"/> gives it back as it was.
    /// </summary>
    public bool IsNewer => _newerText is not null;

    /// <summary>Reads what <see cref="ToText"/> wrote; nothing from an empty text.</summary>
    /// <exception cref="FormatException">The text is damaged; the message says where.</exception>
    public static SavedMemory Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            return Empty;
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text);
        }
        catch (FormatException e)
        {
            throw new FormatException("the saved memory of the session is not base64", e);
        }

        return SavedMemoryFormat.IsNewer(bytes) ? new(text) : new(SavedMemoryFormat.Read(bytes));
    }

    /// <summary>Base64, so that it fits into JSON; empty when there is nothing to save.</summary>
    public string ToText() =>
        _newerText ?? (Entries.Count == 0 ? "" : Convert.ToBase64String(SavedMemoryFormat.Write(Entries)));
}
