namespace EdgeNode.Sensing
{
    /// <summary>
    /// What an idle SCD41 is asked before it measures: which kind it is, and the settings that it keeps. They are set in the part's RAM
    /// only.
    /// </summary>
    public sealed class Scd41Setup : SensirionSetup
    {
        // Bits 15 to 12. The SCD43 is the same part with a better accuracy; SCD40 and SCD42 are good for 2,000 ppm only.
        private const int KindBits = 0xf000;
        private const int KindScd41 = 0x1000;
        private const int KindScd43 = 0x5000;

        // On: the freshest air of a week of low-power measuring is taken for the target (datasheet 1.3, section 3.7.2), and
        // a box in the open meets such air each week. Off, the part drifts by what nobody measures.
        private const int SelfCalibrating = 1;

        // As it leaves the factory. Fresh air has some 30 ppm more today, which is within the part's accuracy of 50 ppm.
        private const int FreshAirPpm = 400;

        // The first two are not known to older parts.
        private const int Kind = 0;
        private const int Target = 1;
        private const int Altitude = 2;
        private const int SelfCalibration = 3;
        private const int Questions = SelfCalibration + 1;

        private readonly Scd41 _part;
        private readonly int _altitudeM;

        /// <summary>Makes the questions.</summary>
        /// <param name="part">Who is asked.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m, 0 to 3,000.</param>
        public Scd41Setup(Scd41 part, int altitudeM)
            : base(Questions)
        {
            _part = part;
            _altitudeM = altitudeM;
        }

        /// <inheritdoc/>
        protected override bool TryAsk(int question)
        {
            return _part.TryAsk(CommandThatAsks(question));
        }

        /// <inheritdoc/>
        protected override bool TryTakeAnswer(int question, out bool isWanted)
        {
            bool isRead = _part.TryReadAnswer(out int value);
            isWanted = isRead && IsWanted(question, value);
            return isRead;
        }

        /// <inheritdoc/>
        protected override bool TrySet(int question)
        {
            return question != Kind && _part.TrySet(CommandThatSets(question), Wanted(question));
        }

        /// <inheritdoc/>
        protected override bool MayBeUnknown(int question)
        {
            return question < Altitude;
        }

        private bool IsWanted(int question, int value)
        {
            if (question == Kind)
            {
                int kind = value & KindBits;
                return kind == KindScd41 || kind == KindScd43;
            }

            return value == Wanted(question);
        }

        private int Wanted(int question)
        {
            switch (question)
            {
                case Target:
                    return FreshAirPpm;
                case Altitude:
                    return _altitudeM;
                default:
                    return SelfCalibrating;
            }
        }

        private static Scd41Command CommandThatAsks(int question)
        {
            switch (question)
            {
                case Kind:
                    return Scd41Command.GetSensorVariant;
                case Target:
                    return Scd41Command.GetSelfCalibrationTarget;
                case Altitude:
                    return Scd41Command.GetAltitude;
                default:
                    return Scd41Command.GetSelfCalibration;
            }
        }

        private static Scd41Command CommandThatSets(int question)
        {
            switch (question)
            {
                case Target:
                    return Scd41Command.SetSelfCalibrationTarget;
                case Altitude:
                    return Scd41Command.SetAltitude;
                default:
                    return Scd41Command.SetSelfCalibration;
            }
        }
    }
}
