using System;
using EdgeNode.Policies;
using EdgeNode.Sensing;

namespace EdgeNode.Composition
{
    /// <summary>
    /// The sensors of a box: all that are fitted, which <c>about</c> tells, and of those that are sampled the ones that
    /// the policy has a channel for. What nobody asks for is not measured.
    /// </summary>
    internal sealed class FittedSensors
    {
        // Sound meter, particulate sensor, CO2 sensor, climate sensor.
        private const int MaxSampled = 4;

        private readonly Policy _policy;
        private readonly string[] _models;
        private readonly ISampledSensor[] _sampled = new ISampledSensor[MaxSampled];
        private int _modelCount;
        private int _sampledCount;

        /// <summary>Goes through the parts list.</summary>
        /// <param name="hardware">The box's parts.</param>
        /// <param name="policy">The policy in force.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m.</param>
        public FittedSensors(NodeHardware hardware, Policy policy, int altitudeM)
        {
            _policy = policy;
            _models = new string[hardware.Passages.Length + MaxSampled];
            foreach (FittedPassage passage in hardware.Passages)
            {
                _models[_modelCount++] = passage.Model;
            }

            if (hardware.SoundMeter != null)
            {
                Add(new SoundLevelSampler(hardware.SoundMeter), HasChannel(ChannelKind.Sound));
            }

            if (hardware.ParticulateSensor != null)
            {
                Add(new Sds011Sampler(hardware.ParticulateSensor), HasChannel(ChannelKind.Pm25));
            }

            if (hardware.Co2Bus != null)
            {
                Add(new Scd41Sampler(hardware.Co2Bus, altitudeM), HasChannel(ChannelKind.Co2));
            }

            if (hardware.ClimateBus != null)
            {
                bool isAsked = HasChannel(ChannelKind.Temperature) || HasChannel(ChannelKind.Humidity);
                Add(new Bme280Sampler(hardware.ClimateBus, hardware.ClimateAddress), isAsked);
            }
        }

        /// <summary>Models of all fitted sensors, passage sensors first.</summary>
        public string[] Models()
        {
            string[] models = new string[_modelCount];
            Array.Copy(_models, models, _modelCount);
            return models;
        }

        /// <summary>The sensors to sample.</summary>
        public ISampledSensor[] Sampled()
        {
            ISampledSensor[] sampled = new ISampledSensor[_sampledCount];
            Array.Copy(_sampled, sampled, _sampledCount);
            return sampled;
        }

        /// <summary>Models of <see cref="Sampled"/>, in the same order.</summary>
        public string[] ModelsOfSampled()
        {
            string[] models = new string[_sampledCount];
            for (int i = 0; i < models.Length; i++)
            {
                models[i] = _sampled[i].Model;
            }

            return models;
        }

        private bool HasChannel(ChannelKind kind)
        {
            foreach (ChannelPolicy channel in _policy.Channels)
            {
                if (channel.Kind == kind)
                {
                    return true;
                }
            }

            return false;
        }

        private void Add(ISampledSensor sensor, bool isAsked)
        {
            _models[_modelCount++] = sensor.Model;
            if (isAsked)
            {
                _sampled[_sampledCount++] = sensor;
            }
        }
    }
}
