using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>One sampler on its own, stepped whenever it wants to.</summary>
internal sealed class SamplerRun(VirtualClock clock, ISampledSensor sampler)
{
    public ReadingTape Tape { get; } = new(() => clock.UptimeMs);

    public ISampledSensor Sampler => sampler;

    /// <summary>Steps up to and including <paramref name="uptimeMs"/>.</summary>
    public SamplerRun Until(long uptimeMs)
    {
        while (true)
        {
            long nextMs = clock.UptimeMs + sampler.Step(clock.UptimeMs, Tape);
            if (nextMs > uptimeMs)
            {
                clock.AdvanceTo(uptimeMs);
                return this;
            }

            clock.AdvanceTo(nextMs);
        }
    }
}
