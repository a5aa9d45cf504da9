namespace EdgeNode.Sensing
{
    /// <summary>
    /// What an idle SCD41 is asked before it measures: which kind it is, and the settings that it keeps. One that differs from
    /// what this box wants is set, in the part's RAM only, and asked for again.
    /// </summary>
    public sealed class Scd41Setup
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

        private readonly Scd41 _part;
        private readonly int _altitudeM;
        private Question _question;
        private bool _isAsked;
        private bool _isSet;

        /// <summary>Makes the questions.</summary>
        /// <param name="part">Who is asked.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m, 0 to 3,000.</param>
        public Scd41Setup(Scd41 part, int altitudeM)
        {
            _part = part;
            _altitudeM = altitudeM;
        }

        // The first two are not known to older parts.
        private enum Question
        {
            Kind,
            Target,
            Altitude,
            SelfCalibration,
            None,
        }

        /// <summary>Starts again with the first question.</summary>
        public void Begin()
        {
            Go(Question.Kind);
        }

        /// <summary>Does the next step, <see cref="Scd41.CommandMs"/> after the one before.</summary>
        /// <param name="isDone">Whether the part is as this box wants it.</param>
        /// <returns>False when the part does not acknowledge, a CRC is wrong, it is another kind, or it did not take a setting.</returns>
        public bool TryStep(out bool isDone)
        {
            bool isFine = _isAsked ? TryTakeAnswer() : TryAsk();
            isDone = isFine && _question == Question.None;
            return isFine;
        }

        private bool TryAsk()
        {
            _isAsked = _part.TryAsk(CommandThatAsks());
            if (!_isAsked && _question < Question.Altitude)
            {
                Go(_question + 1);
                return true;
            }

            return _isAsked;
        }

        private bool TryTakeAnswer()
        {
            _isAsked = false;
            if (!_part.TryReadAnswer(out int value))
            {
                return false;
            }

            if (IsWanted(value))
            {
                Go(_question + 1);
                return true;
            }

            bool mayTry = _question != Question.Kind && !_isSet;
            _isSet = true;
            return mayTry && _part.TrySet(CommandThatSets(), Wanted());
        }

        private void Go(Question question)
        {
            _question = question;
            _isAsked = false;
            _isSet = false;
        }

        private bool IsWanted(int value)
        {
            if (_question == Question.Kind)
            {
                int kind = value & KindBits;
                return kind == KindScd41 || kind == KindScd43;
            }

            return value == Wanted();
        }

        private int Wanted()
        {
            switch (_question)
            {
                case Question.Target:
                    return FreshAirPpm;
                case Question.Altitude:
                    return _altitudeM;
                default:
                    return SelfCalibrating;
            }
        }

        private Scd41Command CommandThatAsks()
        {
            switch (_question)
            {
                case Question.Kind:
                    return Scd41Command.GetSensorVariant;
                case Question.Target:
                    return Scd41Command.GetSelfCalibrationTarget;
                case Question.Altitude:
                    return Scd41Command.GetAltitude;
                default:
                    return Scd41Command.GetSelfCalibration;
            }
        }

        private Scd41Command CommandThatSets()
        {
            switch (_question)
            {
                case Question.Target:
                    return Scd41Command.SetSelfCalibrationTarget;
                case Question.Altitude:
                    return Scd41Command.SetAltitude;
                default:
                    return Scd41Command.SetSelfCalibration;
            }
        }
    }
}
