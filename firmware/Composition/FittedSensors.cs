using System;
using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Sensing;

namespace EdgeNode.Composition
{
    /// <summary>
    /// The sensors of a box: all that are fitted, which <c>about</c> tells, and of those that are sampled the ones that
    /// the policy has a channel for. A part that nobody asks anything of is not read; of the others, only what is asked for is handed on.
    /// </summary>
    internal sealed class FittedSensors
    {
        private FittedSensors(string[] models, ISampledSensor[] sampled, string[] sampledModels, int sampledCount)
        {
            Models = models;
            Sampled = new ISampledSensor[sampledCount];
            Array.Copy(sampled, Sampled, sampledCount);
            SampledModels = new string[sampledCount];
            Array.Copy(sampledModels, SampledModels, sampledCount);
        }

        /// <summary>Models of all fitted sensors, passage sensors first.</summary>
        public string[] Models { get; }

        /// <summary>The sensors to sample.</summary>
        public ISampledSensor[] Sampled { get; }

        /// <summary>Models of <see cref="Sampled"/>, in the same order.</summary>
        public string[] SampledModels { get; }

        /// <summary>Goes through the parts list.</summary>
        /// <param name="hardware">The box's parts.</param>
        /// <param name="policy">The policy in force.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m.</param>
        /// <param name="fitted">The sensors, or null when false is returned.</param>
        /// <param name="refusal">One line that says which part cannot be used and why, or null when true is returned.</param>
        /// <returns>False for a part without a driver, or one that is to feed what is no measured channel.</returns>
        public static bool TryFit(NodeHardware hardware, Policy policy, int altitudeM, out FittedSensors fitted, out string refusal)
        {
            fitted = null;
            refusal = null;
            int passages = hardware.Passages.Length;
            string[] models = new string[passages + hardware.Sensors.Length];
            ISampledSensor[] sampled = new ISampledSensor[hardware.Sensors.Length];
            string[] sampledModels = new string[hardware.Sensors.Length];
            int sampledCount = 0;
            for (int i = 0; i < passages; i++)
            {
                models[i] = hardware.Passages[i].Model;
            }

            for (int i = 0; i < hardware.Sensors.Length; i++)
            {
                FittedSensor part = hardware.Sensors[i];
                models[passages + i] = part.Model;
                if (!TryAsk(part, policy, out QuantitySet asked, out refusal))
                {
                    return false;
                }

                ISampledSensor driver = SensorDrivers.Make(part, asked, altitudeM);
                if (driver == null)
                {
                    refusal = "board: the firmware has no driver for " + part.Model;
                    return false;
                }

                if (!asked.IsEmpty)
                {
                    sampled[sampledCount] = driver;
                    sampledModels[sampledCount] = part.Model;
                    sampledCount++;
                }
            }

            fitted = new FittedSensors(models, sampled, sampledModels, sampledCount);
            return true;
        }

        private static bool TryAsk(FittedSensor part, Policy policy, out QuantitySet asked, out string refusal)
        {
            asked = default;
            refusal = null;
            foreach (string name in part.Channels)
            {
                if (!ChannelName.TryParse(name, out ChannelKind kind) || ChannelTable.Of(kind).Form == ChannelForm.Counted)
                {
                    refusal = "board: " + part.Model + " cannot feed " + name;
                    return false;
                }

                if (HasChannel(policy, kind))
                {
                    asked = asked.With(ChannelFeeds.Of(kind).Quantity);
                }
            }

            return true;
        }

        private static bool HasChannel(Policy policy, ChannelKind kind)
        {
            foreach (ChannelPolicy channel in policy.Channels)
            {
                if (channel.Kind == kind)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
