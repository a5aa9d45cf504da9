using System.Text.Json;
using EdgeNode.City;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>The endpoints: <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>. They take requests without a body and answer who asks.</summary>
internal static class GatewayWeb
{
    private const int MostConnections = 64;
    private const int GreatestHeaders = 8 * 1024;
    private const int MostHeaders = 40;
    private const int GreatestRequestLine = 2 * 1024;

    private static readonly TimeSpan HeadersLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    /// <summary>Makes the host. Nothing is read from files or the environment but what the settings say.</summary>
    internal static WebApplication Build(GatewayOptions options, GatewayState state)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "edgenode-gateway", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        GatewayLog.AddTo(builder.Logging, options);
        GatewayTelemetry.AddTo(builder.Services, options);
        WebApplication web = builder.Build();
        if (options.TrustedProxies.Count > 0)
        {
            web.UseForwardedHeaders(Trusting(options.TrustedProxies));
        }

        web.Use(Logging(web.Services.GetRequiredService<ILoggerFactory>().CreateLogger(GatewayLog.Category)));
        web.UseRouting();
        web.MapGet("/healthz", answer => answer.Response.WriteAsync("alive\n"));
        web.MapGet("/readyz", answer => TellReadinessAsync(answer, state));
        web.MapPrometheusScrapingEndpoint("/metrics");
        return web;
    }

    /// <summary>Starts to listen.</summary>
    /// <returns>The address, such as http://127.0.0.1:9464.</returns>
    /// <exception cref="CityException">The address cannot be had.</exception>
    internal static async Task<string> ListenAsync(WebApplication web, GatewayOptions options, CancellationToken stop)
    {
        try
        {
            await web.StartAsync(stop).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new CityException($"{options.ListenPlace}: {options.Listen} cannot be listened at: {failure.GetBaseException().Message}");
        }

        return web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    // Against whoever opens connections and says nothing, or never comes to an end.
    private static void Limit(KestrelServerOptions kestrel, GatewayOptions options)
    {
        kestrel.Listen(options.Listen, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestHeadersTotalSize = GreatestHeaders;
        kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
        kestrel.Limits.MaxRequestLineSize = GreatestRequestLine;
        kestrel.Limits.RequestHeadersTimeout = HeadersLimit;
        kestrel.Limits.KeepAliveTimeout = IdleLimit;
    }

    private static ForwardedHeadersOptions Trusting(IEnumerable<System.Net.IPNetwork> proxies)
    {
        ForwardedHeadersOptions forwarded = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };

        // What stands there is the loopback, from which anybody on the machine comes.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (System.Net.IPNetwork proxy in proxies)
        {
            forwarded.KnownIPNetworks.Add(proxy);
        }

        return forwarded;
    }

    private static Func<HttpContext, RequestDelegate, Task> Logging(ILogger log)
    {
        return async (request, next) =>
        {
            await next(request).ConfigureAwait(false);
            log.LogDebug("{Method} {Path} {Status} for {Client}", request.Request.Method, request.Request.Path, request.Response.StatusCode, request.Connection.RemoteIpAddress);
        };
    }

    private static Task TellReadinessAsync(HttpContext answer, GatewayState state)
    {
        bool isConnected = state.IsConnected;
        bool isStoreAvailable = state.IsStoreAvailable;
        bool isReady = isConnected && isStoreAvailable;
        answer.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        answer.Response.ContentType = "application/json";
        answer.Response.Headers.CacheControl = "no-store";
        return answer.Response.WriteAsync(JsonSerializer.Serialize(new { ready = isReady, broker = isConnected, store = isStoreAvailable }) + "\n");
    }

    // Signals are the command's, which has a second one end it at once.
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }
    }
}
