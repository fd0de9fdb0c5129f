using Continuo.Engine.Parameters;
using Continuo.Studio.Play;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Continuo.Studio.Web.Server;

/// <summary>What the OpenAPI description says beyond the endpoints themselves.</summary>
internal static class ApiDescription
{
    public static void Shape(OpenApiOptions options)
    {
        options.AddDocumentTransformer((api, _, _) =>
        {
            api.Info.Title = "Continuo studio";
            api.Info.Description =
                "What the studio's page uses. On loopback only; requests of other origins are refused. "
                + "Problems are RFC 9457 JSON.";
            api.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(TakeRequest))
                AddKnobs(schema);
            return Task.CompletedTask;
        });
    }

    /// <summary>A take's knobs are the parameter table's, and so no members of the class.</summary>
    private static void AddKnobs(OpenApiSchema schema)
    {
        schema.AdditionalProperties = null;
        schema.AdditionalPropertiesAllowed = false;
        foreach (Parameter row in ParameterTable.Offline)
        {
            schema.Properties![row.JsonName()] = new OpenApiSchema
            {
                Type = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Null,
                Description = $"{row.Help} {row.OfflineRange()}.",
            };
        }
    }
}
