using System.Globalization;

namespace Continuo.Studio.Web.Server;

/// <summary>
/// Lets in only this machine's own pages. The address is loopback, but a foreign page in the same browser can send
/// requests there: under its own name that it points at 127.0.0.1 (DNS rebinding: refused by <c>Host</c>), or from its
/// own origin (cross-site request forgery: refused by <c>Origin</c> and <c>Sec-Fetch-Site</c>). Every answer carries
/// the headers that keep foreign pages from framing or reading it.
/// </summary>
internal static class LoopbackGuard
{
    private static readonly string[] Names = ["127.0.0.1", "localhost", "[::1]"];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: "
            + "blob:; media-src 'self' blob:; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "midi=(self), camera=(), microphone=(), geolocation=()"),
        ("Cache-Control", "no-cache"),
    ];

    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        foreach ((string name, string value) in Headers)
            context.Response.Headers[name] = value;
        if (Problem(context.Request) is { } problem)
            await Problems.Answer(context, problem.Status, problem.Detail);
        else
            await next(context);
    });

    private static (int Status, string Detail)? Problem(HttpRequest request)
    {
        string port = request.HttpContext.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);
        if (!Names.Any(name => request.Host.Value == $"{name}:{port}"))
            return (
                StatusCodes.Status421MisdirectedRequest,
                $"the studio answers to 127.0.0.1:{port} and localhost:{port} only");

        string own = $"http://{request.Host.Value}";
        if (request.Headers.Origin.Any(origin => origin != own))
            return (StatusCodes.Status403Forbidden, "requests of other pages are refused (Origin)");

        // A link from elsewhere may open a page here, but nothing elsewhere may load or send anything.
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool isOwn = site is "" or "same-origin" or "none";
        bool isLink = HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document"
            && !request.Path.StartsWithSegments("/api");
        return isOwn || isLink
            ? null
            : (StatusCodes.Status403Forbidden, "requests of other pages are refused (Sec-Fetch-Site)");
    }
}
