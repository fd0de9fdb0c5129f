using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Continuo.Engine.Storage;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>The symbols of an encoding by number and by name. Immutable; [any] thread.</summary>
public sealed class Vocabulary
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _ids;

    /// <summary>Names in the order of their ids.</summary>
    /// <exception cref="ArgumentException">No name, an empty name, or a name twice.</exception>
    public Vocabulary(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = [.. names];
        if (_names.Length == 0)
            throw new ArgumentException("A vocabulary needs at least one name.", nameof(names));

        _ids = new(_names.Length, StringComparer.Ordinal);
        for (int id = 0; id < _names.Length; id++)
            if (string.IsNullOrEmpty(_names[id]) || !_ids.TryAdd(_names[id], id))
                throw new ArgumentException(
                    $"Name {id} of the vocabulary, '{_names[id]}', is empty or there already.", nameof(names));

        // Names hold no line breaks, so the joined text tells two vocabularies apart.
        Hash = Sha256.NameOf(Encoding.UTF8.GetBytes(string.Join('\n', _names)));
    }

    public int Size => _names.Length;

    /// <summary>"sha256:" and the hexadecimal digest of the names in order.</summary>
    public string Hash { get; }

    public IReadOnlyList<string> Names => _names;

    public string NameOf(Token token) => _names[token.Id];

    /// <summary>False when there is no such symbol.</summary>
    public bool TryFind(string name, out Token token)
    {
        bool found = _ids.TryGetValue(name, out int id);
        token = new(id);
        return found;
    }

    /// <summary>Writes the names as a JSON array.</summary>
    public void Save(Stream stream) => JsonSerializer.Serialize(stream, _names, VocabularyJson.Default.StringArray);

    /// <summary>What <see cref="Save"/> writes, as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(_names, VocabularyJson.Default.StringArray);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">Not a JSON array of strings.</exception>
    /// <exception cref="ArgumentException">No name, an empty name, or a name twice.</exception>
    public static Vocabulary FromJson(string json) =>
        new(JsonSerializer.Deserialize(json, VocabularyJson.Default.StringArray) ?? []);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="JsonException">Not a JSON array of strings.</exception>
    /// <exception cref="ArgumentException">No name, an empty name, or a name twice.</exception>
    public static Vocabulary Load(Stream stream) =>
        new(JsonSerializer.Deserialize(stream, VocabularyJson.Default.StringArray) ?? []);
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class VocabularyJson : JsonSerializerContext;
