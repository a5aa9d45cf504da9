namespace EdgeNode.Sensing
{
    /// <summary>
    /// What an idle part of Sensirion's is asked before it measures: questions by number, in their order. A setting that differs from
    /// what this box wants is set once and asked for again.
    /// </summary>
    public abstract class SensirionSetup
    {
        private readonly int _questions;
        private int _question;
        private bool _isAsked;
        private bool _isSet;

        /// <summary>Makes the questions.</summary>
        /// <param name="questions">How many there are; the first is 0.</param>
        protected SensirionSetup(int questions)
        {
            _questions = questions;
        }

        /// <summary>Starts again with the first question.</summary>
        public void Begin()
        {
            Go(0);
        }

        /// <summary>Does the next step: asks, or takes the answer and sets what differs. The part needs its time between two of them.</summary>
        /// <param name="isDone">Whether the part is as this box wants it.</param>
        /// <returns>False when the part does not acknowledge, a CRC is wrong, it is another part, or it did not take a setting.</returns>
        public bool TryStep(out bool isDone)
        {
            bool isFine = _isAsked ? TryTakeAnswer() : TryAsk();
            isDone = isFine && _question == _questions;
            return isFine;
        }

        /// <summary>Asks a question.</summary>
        /// <returns>False when the part does not acknowledge.</returns>
        protected abstract bool TryAsk(int question);

        /// <summary>Reads the answer to <see cref="TryAsk(int)"/>.</summary>
        /// <param name="question">The question.</param>
        /// <param name="isWanted">Whether the part is as this box wants it; otherwise it is set.</param>
        /// <returns>False when the part does not acknowledge, a CRC is wrong, or it is another part.</returns>
        protected abstract bool TryTakeAnswer(int question, out bool isWanted);

        /// <summary>Sets what was asked for to what this box wants.</summary>
        /// <returns>False when the part does not acknowledge, or it is nothing that can be set.</returns>
        protected abstract bool TrySet(int question);

        /// <summary>Whether a part that refuses a question is too old to know it, and good all the same.</summary>
        protected virtual bool MayBeUnknown(int question)
        {
            return false;
        }

        private bool TryAsk()
        {
            _isAsked = TryAsk(_question);
            if (!_isAsked && MayBeUnknown(_question))
            {
                Go(_question + 1);
                return true;
            }

            return _isAsked;
        }

        private bool TryTakeAnswer()
        {
            _isAsked = false;
            if (!TryTakeAnswer(_question, out bool isWanted))
            {
                return false;
            }

            if (isWanted)
            {
                Go(_question + 1);
                return true;
            }

            bool mayTry = !_isSet;
            _isSet = true;
            return mayTry && TrySet(_question);
        }

        private void Go(int question)
        {
            _question = question;
            _isAsked = false;
            _isSet = false;
        }
    }
}
