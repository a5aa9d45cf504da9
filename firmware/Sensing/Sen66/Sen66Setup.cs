namespace EdgeNode.Sensing
{
    /// <summary>
    /// What a SEN66 is asked after its reset and before it measures: which part it is, and its two settings. One that differs from what this
    /// box wants is set and asked for again. All of them are lost with the next reset.
    /// </summary>
    public sealed class Sen66Setup
    {
        // On: the freshest air of some days is taken for the outdoor level, and a box in the open meets such air.
        private const int SelfCalibrating = 1;

        private readonly Sen66 _part;
        private readonly int _altitudeM;
        private Question _question;
        private bool _isAsked;
        private bool _isSet;

        /// <summary>Makes the questions.</summary>
        /// <param name="part">Who is asked.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m, 0 to 3,000.</param>
        public Sen66Setup(Sen66 part, int altitudeM)
        {
            _part = part;
            _altitudeM = altitudeM;
        }

        private enum Question
        {
            Name,
            Altitude,
            SelfCalibration,
            None,
        }

        /// <summary>Starts again with the first question.</summary>
        public void Begin()
        {
            Go(Question.Name);
        }

        /// <summary>Does the next step, <see cref="Sen66.CommandMs"/> after the one before.</summary>
        /// <param name="isDone">Whether the part is as this box wants it.</param>
        /// <returns>False when the part does not acknowledge, a CRC is wrong, it is another part, or it did not take a setting.</returns>
        public bool TryStep(out bool isDone)
        {
            bool isFine = _isAsked ? TryTakeAnswer() : TryAsk();
            isDone = isFine && _question == Question.None;
            return isFine;
        }

        private bool TryAsk()
        {
            _isAsked = _part.TrySend(_question == Question.Name ? Sen66Command.GetProductName : Setting());
            return _isAsked;
        }

        private bool TryTakeAnswer()
        {
            _isAsked = false;
            if (_question == Question.Name)
            {
                Go(Question.Altitude);
                return _part.TryReadName();
            }

            if (!_part.TryReadWord(out int value))
            {
                return false;
            }

            int wanted = _question == Question.Altitude ? _altitudeM : SelfCalibrating;
            if (value == wanted)
            {
                Go(_question + 1);
                return true;
            }

            bool mayTry = !_isSet;
            _isSet = true;
            return mayTry && _part.TrySet(Setting(), wanted);
        }

        private Sen66Command Setting()
        {
            return _question == Question.Altitude ? Sen66Command.Altitude : Sen66Command.SelfCalibration;
        }

        private void Go(Question question)
        {
            _question = question;
            _isAsked = false;
            _isSet = false;
        }
    }
}
