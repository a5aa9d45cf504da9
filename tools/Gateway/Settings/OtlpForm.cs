namespace EdgeNode.Gateway;

/// <summary>How metrics and traces are sent to a collector.</summary>
public enum OtlpForm
{
    /// <summary>OTLP by gRPC, port 4317 by custom.</summary>
    Grpc,

    /// <summary>OTLP by HTTP with protobuf, port 4318 by custom; <c>/v1/metrics</c> and <c>/v1/traces</c> are added to the address.</summary>
    Http,
}
