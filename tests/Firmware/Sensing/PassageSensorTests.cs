using EdgeNode.Contracts;
using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PassageSensorTests
    {
        [TestMethod]
        public void Rises_before_the_end_of_the_warm_up_are_dropped_and_the_others_handed_on()
        {
            Line line = new Line();
            RiseCount rises = new RiseCount();
            new PassageSensor(line, 60000).Start(rises);

            line.Rise(0);
            line.Rise(59999);
            Assert.AreEqual(0, rises.Count);
            line.Rise(60000);
            Assert.AreEqual(1, rises.Count);
            Assert.AreEqual(60000L, rises.LastMs);
        }

        [TestMethod]
        public void A_light_barrier_counts_from_the_start()
        {
            Line line = new Line();
            RiseCount rises = new RiseCount();
            new PassageSensor(line, 0).Start(rises);
            line.Rise(0);
            line.Rise(0);
            Assert.AreEqual(2, rises.Count);
        }

        private sealed class Line : IEdgeInput
        {
            private IEdgeSink _sink;

            public void Start(IEdgeSink sink)
            {
                _sink = sink;
            }

            public void Rise(long uptimeMs)
            {
                _sink.OnRise(uptimeMs);
            }
        }

        private sealed class RiseCount : IEdgeSink
        {
            public int Count { get; private set; }

            public long LastMs { get; private set; }

            public void OnRise(long uptimeMs)
            {
                Count++;
                LastMs = uptimeMs;
            }
        }
    }
}
