namespace EdgeNode.Simulator;

/// <summary>What a recording can measure besides passages.</summary>
internal enum TraceChannel
{
    Sound,
    Pm25,
    Co2,
    Temperature,
    Humidity,
}
