namespace EdgeNode.Sensing
{
    /// <summary>
    /// What a SEN66 is asked after its reset and before it measures: which part it is, and its two settings, which are lost with the next
    /// reset.
    /// </summary>
    public sealed class Sen66Setup : SensirionSetup
    {
        // On: the freshest air of some days is taken for the outdoor level, and a box in the open meets such air.
        private const int SelfCalibrating = 1;

        private const int Name = 0;
        private const int Altitude = 1;
        private const int SelfCalibration = 2;
        private const int Questions = SelfCalibration + 1;

        private readonly Sen66 _part;
        private readonly int _altitudeM;

        /// <summary>Makes the questions.</summary>
        /// <param name="part">Who is asked.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m, 0 to 3,000.</param>
        public Sen66Setup(Sen66 part, int altitudeM)
            : base(Questions)
        {
            _part = part;
            _altitudeM = altitudeM;
        }

        /// <inheritdoc/>
        protected override bool TryAsk(int question)
        {
            return _part.TrySend(question == Name ? Sen66Command.GetProductName : Setting(question));
        }

        /// <inheritdoc/>
        protected override bool TryTakeAnswer(int question, out bool isWanted)
        {
            if (question == Name)
            {
                isWanted = _part.TryReadName();
                return isWanted;
            }

            bool isRead = _part.TryReadWord(out int value);
            isWanted = isRead && value == Wanted(question);
            return isRead;
        }

        /// <inheritdoc/>
        protected override bool TrySet(int question)
        {
            return _part.TrySet(Setting(question), Wanted(question));
        }

        private int Wanted(int question)
        {
            return question == Altitude ? _altitudeM : SelfCalibrating;
        }

        private static Sen66Command Setting(int question)
        {
            return question == Altitude ? Sen66Command.Altitude : Sen66Command.SelfCalibration;
        }
    }
}
