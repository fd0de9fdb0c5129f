using System.Net;
using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Continuo.Studio.Play;
using Continuo.Studio.Presets;
using Continuo.Studio.Web.Endpoints;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Continuo.Studio.Web.Server;

/// <summary>
/// The studio's web server: loopback only, no configuration from outside, no request that leaves the machine.
/// </summary>
internal static class StudioServer
{
    /// <summary>Bodies of requests that are not uploads.</summary>
    private const int SmallBody = 1 << 20;

    private const int MostConnections = 128;

    /// <summary>
    /// What requests under way have left when it stops; a training needs the rest of the time that a stop may take.
    /// </summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    /// <summary>Starts listening.</summary>
    /// <returns>Running; disposing stops it.</returns>
    /// <exception cref="IOException">The port is taken, or the data folder not writable.</exception>
    public static async Task<WebApplication> StartAsync(StudioOptions options)
    {
        options.Folders.Create();
        WebApplication app = Build(options);
        try
        {
            Leftovers.Sweep(options.Folders, app.Services.GetRequiredService<Recovered>());
            app.Services.GetRequiredService<PresetShelf>().Repair();
            app.Services.GetRequiredService<MusicLibrary>(); // read, and repaired, before the first request
            app.Services.GetRequiredService<TakeShelf>();
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a running studio listens.</summary>
    public static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static WebApplication Build(StudioOptions options)
    {
        // Empty: no environment variable or settings file may move it away from loopback.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new() { ApplicationName = "continuo", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options.Port));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter(null, LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
            // What it says of a failed start, the command says in a line.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeToEnd);
        builder.Services.AddRouting();
        // So that Problems answers.
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => StudioJson.Shape(json.SerializerOptions));
        builder.Services.AddOpenApi("v1", ApiDescription.Shape);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Folders);
        builder.Services.AddSingleton<Changes>();
        StudioServices.Add(builder.Services);

        WebApplication app = builder.Build();
        LoopbackGuard.Use(app);
        Problems.Use(app);
        ServePages(app);
        app.UseRouting();
        StudioEndpoints.Map(app);
        app.MapOpenApi();
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, int port)
    {
        kestrel.Listen(IPAddress.Loopback, port);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = SmallBody;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxRequestHeadersTotalSize = 1 << 14;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }

    private static void ServePages(WebApplication app)
    {
        string pages = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var files = new PhysicalFileProvider(pages);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }
}
