using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Continuo.Plugin.State;

/// <summary>
/// The managed part of a saved state, UTF-8 JSON: which preset by id and by the hash of its model. Members that a newer
/// version wrote are kept and written back.
/// </summary>
/// <remarks>[main]</remarks>
internal sealed class PluginState
{
    private const string PresetMember = "preset";
    private const string HashMember = "hash";
    private const string MemoryMember = "memory";

    private readonly JsonObject _members;

    private PluginState(JsonObject members) => _members = members;

    /// <summary>A state that names no preset yet.</summary>
    public static PluginState Empty => new([]);

    /// <summary>Id of the preset, or null.</summary>
    public string? PresetId => Text(PresetMember);

    /// <summary>Hash of the preset's model when the state was saved, or null.</summary>
    public string? ModelHash => Text(HashMember);

    /// <exception cref="FormatException">Not a JSON object; the message has the position.</exception>
    public static PluginState Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            return JsonNode.Parse(ref reader) is JsonObject members
                ? new PluginState(members)
                : throw new FormatException("the saved state's preset record is not a JSON object");
        }
        catch (JsonException e)
        {
            throw new FormatException(
                $"the saved state's preset record is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine}",
                e);
        }
    }

    /// <summary>The session's memory, as <c>SavedMemory.ToText</c> wrote it, or null.</summary>
    public string? Memory => Text(MemoryMember);

    /// <summary>The same state with another preset and memory; an empty memory leaves no trace.</summary>
    public PluginState With(string? presetId, string? modelHash, string memory = "")
    {
        var members = (JsonObject)_members.DeepClone();
        Set(members, PresetMember, presetId);
        Set(members, HashMember, modelHash);
        if (memory.Length > 0 || Memory is not null)
            Set(members, MemoryMember, memory.Length > 0 ? memory : null);
        return new PluginState(members);
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_members.ToJsonString());

    private static void Set(JsonObject members, string name, string? value)
    {
        if (value is null)
            members.Remove(name);
        else
            members[name] = JsonValue.Create(value);
    }

    private string? Text(string name) =>
        _members[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
