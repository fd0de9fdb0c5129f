using Continuo.Engine.Import.Common;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Microsoft.AspNetCore.Mvc;

namespace Continuo.Studio.Web.Server;

/// <summary>
/// Turns what goes wrong into an answer that says what and where (RFC 9457), never into a broken connection.
/// </summary>
internal static partial class Problems
{
    public static void Use(WebApplication app)
    {
        ILogger log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Continuo.Studio");
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                    await Answer(context, context.Response.StatusCode, Missed(context));
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody is there to read an answer.
            }
            catch (Exception error) when (!context.Response.HasStarted)
            {
                (int status, string detail) = Explain(error);
                if (status == StatusCodes.Status500InternalServerError)
                    Failed(log, context.Request.Method, context.Request.Path.Value ?? "", error);
                await Answer(context, status, detail);
            }
        });
    }

    public static Task Answer(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new ProblemDetails { Status = status, Title = Title(status), Detail = detail }, options: null,
            contentType: "application/problem+json");
    }

    /// <summary>What no endpoint took.</summary>
    private static string Missed(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status405MethodNotAllowed =>
            $"{context.Request.Path} does not take {context.Request.Method}; see /openapi/v1.json",
        StatusCodes.Status415UnsupportedMediaType =>
            $"{context.Request.Path} does not take '{context.Request.ContentType}'; see /openapi/v1.json",
        _ => $"there is no {context.Request.Path}; see /openapi/v1.json",
    };

    private static (int Status, string Detail) Explain(Exception error) => error switch
    {
        Refusal refusal => (refusal.Status, refusal.Message),
        BadHttpRequestException bad => (bad.StatusCode, bad.InnerException is System.Text.Json.JsonException json
            ? $"the request's JSON is not as expected: {json.Message}"
            : bad.Message),
        ScoreReadException or PresetException or InvalidDataException =>
            (StatusCodes.Status400BadRequest, error.Message),
        FileNotFoundException or DirectoryNotFoundException =>
            (StatusCodes.Status404NotFound, $"it was removed just now: {error.Message}"),
        IOException => (StatusCodes.Status507InsufficientStorage, $"the disk said: {error.Message}"),
        UnauthorizedAccessException =>
            (StatusCodes.Status507InsufficientStorage, $"the folder is not writable: {error.Message}"),
        _ => (
            StatusCodes.Status500InternalServerError,
            $"something in the studio failed ({error.GetType().Name}: {error.Message}); what you stored is untouched"),
    };

    private static string Title(int status) => status switch
    {
        400 => "That cannot be understood",
        403 => "Not from there",
        404 => "Not found",
        405 => "Not like that",
        409 => "Not now",
        411 or 413 => "Too much",
        415 => "Not in that form",
        421 => "Not under that name",
        503 => "Not installed",
        507 => "The disk refused",
        _ => "That failed",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger log, string method, string path, Exception error);
}
