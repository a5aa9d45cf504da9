using System.Reflection;
using EdgeNode.Intake;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EdgeNode.Gateway;

/// <summary>Metrics for Prometheus, and metrics and traces for a collector where there is one.</summary>
internal static class GatewayTelemetry
{
    private const string ServiceName = "edgenode-gateway";

    // The standard limits suit milliseconds: a commit in seconds would always be in the first.
    private static readonly double[] CommitSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] BatchMessages = [1, 2, 5, 10, 25, 50, 100, 250, 500, IntakeLimits.GreatestBatch];

    /// <summary>Sets it up.</summary>
    internal static void AddTo(IServiceCollection services, GatewayOptions options)
    {
        string version = typeof(GatewayTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: version.Split('+')[0]))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Receiver.TelemetryName, GatewayState.MeterName, "Npgsql").AddRuntimeInstrumentation().AddAspNetCoreInstrumentation()
                    .AddView("edgenode.intake.commit.duration", new ExplicitBucketHistogramConfiguration { Boundaries = CommitSeconds })
                    .AddView("edgenode.intake.batch.size", new ExplicitBucketHistogramConfiguration { Boundaries = BatchMessages })
                    .AddPrometheusExporter();
                if (options.OtlpEndpoint is { } collector)
                {
                    metrics.AddOtlpExporter(otlp => Aim(otlp, collector, options.OtlpProtocol, "v1/metrics"));
                }
            });
        if (options.OtlpEndpoint is { } endpoint)
        {
            // Without a collector nobody listens to the spans, and none is made.
            telemetry.WithTracing(traces => traces.AddSource(Receiver.TelemetryName).AddNpgsql().AddOtlpExporter(otlp => Aim(otlp, endpoint, options.OtlpProtocol, "v1/traces")));
        }
    }

    // An address that is set by code is taken as it is (OTLP exporter, README: "Endpoint").
    private static void Aim(OtlpExporterOptions otlp, Uri collector, OtlpForm form, string path)
    {
        otlp.Protocol = form == OtlpForm.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        otlp.Endpoint = form == OtlpForm.Http ? new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}") : collector;
    }
}
