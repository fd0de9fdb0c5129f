using System.Text.Json;
using System.Text.Json.Serialization;

namespace Continuo.Studio.Common;

/// <summary>JSON as the page reads it and as takes are stored.</summary>
internal static class StudioJson
{
    /// <summary>CamelCase, enums by name, and an error for an unknown member.</summary>
    public static void Shape(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.MaxDepth = 16;
    }
}
