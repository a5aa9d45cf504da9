using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// The trial of the set that runs: the first PUBACK over it proves it, and without one it gives way to the set before. Where there is
    /// none before, the trial lasts until a PUBACK comes.
    /// </summary>
    public sealed class SetTrial
    {
        /// <summary>Uptime in ms at which a set without a PUBACK gives way.</summary>
        public const int LongestMs = 15 * 60 * 1000;

        /// <summary>Boots that a set has to bring a PUBACK; at the next one it gives way.</summary>
        public const int GreatestBoots = 5;

        // A store that does not take a commit is not asked again at each step.
        private const int RetryMs = 60000;

        private readonly SetStore _sets;
        private long _notBeforeMs;

        internal SetTrial(SetStore sets)
        {
            _sets = sets;
        }

        /// <summary>Whether the set that runs has to prove itself.</summary>
        public bool IsOn
        {
            get { return _sets.Standing == SetStanding.Current && !_sets.Manifest.Running.IsProven; }
        }

        /// <summary>Whether there is a set that the one on trial can give way to.</summary>
        public bool CanGiveWay
        {
            get { return IsOn && _sets.Manifest.Fallback.IsThere && !_sets.IsSuperseded; }
        }

        /// <summary>Boots that have counted against the set that was committed last, this one included.</summary>
        public int Boots
        {
            get { return _sets.Manifest.Running.TrialBoots; }
        }

        /// <summary>Counts this boot. At one too many the set gives way at once, and the one before runs in this boot already.</summary>
        public void CountBoot()
        {
            if (!CanGiveWay)
            {
                return;
            }

            if (Boots < GreatestBoots)
            {
                // A boot that the store does not take is one that the set has more.
                TryNote(_sets.Manifest.Running.IsProven, Boots + 1);
            }
            else if (TryGiveWay(SetFall.TooManyBoots, LinkFailure.None))
            {
                _sets.Open();
            }
        }

        /// <summary>Goes on with the trial.</summary>
        /// <param name="uptimeMs">Uptime now.</param>
        /// <param name="isAcknowledged">Whether a broker has acknowledged anything in this boot.</param>
        /// <param name="failure">Why the last attempt to connect failed.</param>
        /// <returns>False when the set has given way, and the box is to restart.</returns>
        public bool Step(long uptimeMs, bool isAcknowledged, LinkFailure failure)
        {
            bool isDue = IsOn && !_sets.IsSuperseded && uptimeMs >= _notBeforeMs;
            if (isDue && isAcknowledged)
            {
                _notBeforeMs = uptimeMs + RetryMs;
                TryProve();
            }
            else if (isDue && uptimeMs >= LongestMs && CanGiveWay)
            {
                _notBeforeMs = uptimeMs + RetryMs;
                return !TryGiveWay(SetFall.NoAcknowledgement, failure);
            }

            return true;
        }

        /// <summary>Ends the trial: a PUBACK has come.</summary>
        /// <returns>False when the commit failed; the trial goes on.</returns>
        public bool TryProve()
        {
            return TryNote(isProven: true, Boots);
        }

        /// <summary>Has the set before run from the next boot on, in place of the one on trial.</summary>
        /// <param name="fall">Why.</param>
        /// <param name="failure">Why the last attempt to connect failed.</param>
        /// <returns>False when the commit failed.</returns>
        public bool TryGiveWay(SetFall fall, LinkFailure failure)
        {
            Invariant.Demand(CanGiveWay);
            Manifest after = new Manifest();
            after.Running.Copy(_sets.Manifest.Fallback);
            after.Fall = fall;
            after.FallFailure = failure;
            after.FallenGeneration = _sets.Generation;
            return _sets.TrySupersede(after);
        }

        private bool TryNote(bool isProven, int boots)
        {
            Manifest manifest = _sets.Manifest;
            bool wasProven = manifest.Running.IsProven;
            int bootsBefore = manifest.Running.TrialBoots;
            manifest.Running.IsProven = isProven;
            manifest.Running.TrialBoots = boots;
            if (manifest.TryWrite(_sets.Store))
            {
                return true;
            }

            manifest.Running.IsProven = wasProven;
            manifest.Running.TrialBoots = bootsBefore;
            return false;
        }
    }
}
