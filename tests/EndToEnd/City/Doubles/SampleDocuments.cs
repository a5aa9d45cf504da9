using System.Text;

namespace EdgeNode.City.Tests;

/// <summary>The messages of a box beside its summaries; written here by hand, not by the firmware's encoders.</summary>
internal static class SampleDocuments
{
    private const int StateLength = 220;
    private const int AboutLength = 358;
    private const int HealthLength = 373;

    internal static byte[] State(string state, int boot = 41, string node = TestCity.Node)
    {
        return Padded($$"""{"v":2,"node":"{{node}}","state":"{{state}}","firmware":"0.1.0","image":null,"boot":{{boot}},"lock":"sealed","set":"proven","safe":false}""", StateLength);
    }

    internal static byte[] About(int height = 400, string node = TestCity.Node)
    {
        return Padded($$"""{"v":1,"node":"{{node}}","site":"market-square","lat":52520008,"lon":13404954,"height":{{height}},"board":"esp32-devkit-v1","sensors":["light-barrier","scd41"],"cert":null}""", AboutLength);
    }

    internal static byte[] Health(int boot, string node = TestCity.Node)
    {
        return Padded($$"""{"v":2,"node":"{{node}}","boot":{{boot}},"signal":"unknown","memory":"ok","reset":"planned","errors":{"scd41":"0"},"outbox":"empty","clock":"trusted","unlocks":"0","expiry":"90+","connect":"none"}""", HealthLength);
    }

    private static byte[] Padded(string text, int length)
    {
        return Encoding.ASCII.GetBytes(text.PadRight(length));
    }
}
