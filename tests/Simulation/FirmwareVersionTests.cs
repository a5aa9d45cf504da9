using EdgeNode.Composition;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public class FirmwareVersionTests
{
    [TestMethod]
    public void The_version_that_firmware_tells_is_the_builds()
    {
        Version build = typeof(Node).Assembly.GetName().Version!;
        Assert.AreEqual(FirmwareVersion.Text, build.ToString(3));
    }
}
