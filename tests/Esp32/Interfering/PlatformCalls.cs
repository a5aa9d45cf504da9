using EdgeNode.Privacy.Tests;

namespace EdgeNode.Esp32.Tests;

/// <summary>The calls of the platform that are in a record, by what they do.</summary>
internal static class PlatformCalls
{
    /// <summary>Calls that let something out of the box, store it, or can be seen from its outside.</summary>
    public static readonly string[] Leaving =
    [
        "Console.Write", "Console.WriteLine", "Debug.Assert", "Debug.Write", "Debug.WriteLine",
        "File.Delete", "File.Exists", "FileStream..ctor", "FileStream.Dispose", "FileStream.Read", "FileStream.Seek", "FileStream.Write", "FileStream.get_Length",
        "GpioController.OpenPin", "GpioPin.Write", "GpioPin.add_ValueChanged", "GpioPin.remove_ValueChanged",
        "MqttClient..ctor", "MqttClient.Close", "MqttClient.Connect", "MqttClient.Disconnect", "MqttClient.Publish", "MqttSettings.set_InflightQueueSize",
        "Power.RebootDevice", "Random.NextBytes", "Rtc.SetSystemTime", "Sntp.Stop", "Sntp.UpdateNow", "GC.Run",
        "Dns.GetHostEntry", "Socket..ctor", "Socket.Close", "Socket.Connect", "Socket.Poll", "Socket.Send",
        "SerialPort..ctor", "SerialPort.Open", "SerialPort.Write", "SerialPort.set_ReadBufferSize", "SerialPort.set_WriteTimeout",
        "AdcController.OpenChannel", "AutoResetEvent.WaitOne", "Configuration.SetPinFunction", "Thread.Start",
        "WifiAdapter.Connect", "WifiAdapter.FindAllAdapters", "WifiAdapter.ScanAsync", "X509Certificate..ctor", "X509Certificate2..ctor",
    ];

    /// <summary>Calls on wires within the box, at whose other end is a sensor, and how long a thread rests: a sensor that fails is asked at other moments.</summary>
    public static readonly string[] Within =
    [
        "AdcChannel.ReadValue", "I2cDevice..ctor", "I2cDevice.Dispose", "I2cDevice.Read", "I2cDevice.Write", "SerialPort.Write COM3", "Thread.Sleep",
    ];

    /// <summary>Type and method of an entry, without what it was called on.</summary>
    public static string NameOf(EgressEntry entry)
    {
        return entry.Name.Split(' ')[0];
    }

    /// <summary>What of a record left the box.</summary>
    public static EgressLog LeavingOf(EgressLog log)
    {
        return log.Without(entry => Within.Contains(entry.Name));
    }

    /// <summary>How often a method was called.</summary>
    public static int CountOf(EgressLog log, string name)
    {
        return log.Entries.Count(entry => NameOf(entry) == name);
    }

    /// <summary>The payloads of a topic that were handed over, in order.</summary>
    public static byte[][] PayloadsOf(EgressLog log, string topic)
    {
        return [.. log.Entries.Where(entry => entry.Name == $"MqttClient.Publish edgenode/1/example/{DeviceBox.NodeId}/{topic}").Select(entry => entry.Bytes)];
    }
}
