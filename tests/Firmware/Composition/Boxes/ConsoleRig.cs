using EdgeNode.Composition;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A <see cref="NodeRig"/> with a service port, and the loop around its whole box.</summary>
    internal static class ConsoleRig
    {
        public static NodeRig Make(bool isLocked)
        {
            NodeRig rig = new NodeRig();
            rig.Service = new WatchedServicePort(rig);
            if (isLocked)
            {
                Assert.IsTrue(new LockRecord(rig.Store).TryLock());
            }

            return rig;
        }

        /// <summary>Steps as a loop around it would, for so long or until the box stops.</summary>
        /// <param name="rig">What the box stands on.</param>
        /// <param name="box">The box.</param>
        /// <param name="ms">Duration.</param>
        /// <param name="riseEveryMs">Distance of two passages, or 0 for none.</param>
        public static void Run(NodeRig rig, Box box, long ms, int riseEveryMs)
        {
            long endMs = rig.Clock.UptimeMs + ms;
            long riseMs = riseEveryMs == 0 ? long.MaxValue : rig.Clock.UptimeMs + riseEveryMs;
            while (rig.Clock.UptimeMs < endMs && !box.IsStopped)
            {
                long nextMs = rig.Clock.UptimeMs + box.Step();
                for (; riseMs <= nextMs; riseMs += riseEveryMs)
                {
                    rig.Pin.Rise(riseMs);
                }

                rig.Clock.AdvanceTo(nextMs < endMs ? nextMs : endMs);
            }
        }
    }
}
