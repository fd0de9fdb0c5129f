using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Continuo.Studio.Common;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Continuo.Studio.Web.Endpoints.About;

/// <summary><c>GET /api/changes</c>: server-sent events; see <see cref="Change"/>.</summary>
internal static class FollowChanges
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "/api/changes",
            (Changes changes, IOptions<JsonOptions> json, IHostApplicationLifetime life, CancellationToken cancel) =>
                TypedResults.ServerSentEvents(
                    Events(changes, json.Value.SerializerOptions, life.ApplicationStopping, cancel)))
        .WithName("followChanges").WithTags("About")
        .WithSummary("Server-sent events: what has changed since the page last asked.");

    private static async IAsyncEnumerable<SseItem<string>> Events(
        Changes changes, JsonSerializerOptions json, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        await foreach (Change change in changes.Follow(end.Token))
            yield return new(JsonSerializer.Serialize(change.Item ?? new { }, json), change.What);
    }
}
