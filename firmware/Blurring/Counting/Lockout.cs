namespace EdgeNode.Blurring
{
    /// <summary>
    /// The dead time after a counted rise: non-retriggerable (a rise within it does not prolong it) and restarted with the window.
    /// </summary>
    /// <remarks>
    /// Taking the first rise, and then each first one outside the dead time, counts the most rises that can be picked from the window
    /// with gaps of at least the lockout. That most cannot fall when rises are added, and cannot grow by more than what the added
    /// ones have on their own: so a burst that alone gives k detections changes its window's count by 0 to k, and no other
    /// window's, since nothing of the dead time outlives the window.
    /// </remarks>
    public sealed class Lockout
    {
        private readonly int _lockoutMs;
        private long _deadUntilMs = long.MaxValue;

        /// <summary>Makes a lockout that lets nothing pass until <see cref="Restart"/>.</summary>
        /// <param name="lockoutMs">Dead time in milliseconds.</param>
        public Lockout(int lockoutMs)
        {
            _lockoutMs = lockoutMs;
        }

        /// <summary>Lets the next rise pass that is stamped <paramref name="uptimeMs"/> or later.</summary>
        public void Restart(long uptimeMs)
        {
            _deadUntilMs = uptimeMs;
        }

        /// <summary>Lets nothing pass until <see cref="Restart"/>.</summary>
        public void Block()
        {
            _deadUntilMs = long.MaxValue;
        }

        /// <summary>Whether a rise counts. If so, the dead time begins with it.</summary>
        /// <param name="uptimeMs">Uptime in milliseconds at which the rise was seen.</param>
        public bool LetsPass(long uptimeMs)
        {
            if (uptimeMs < _deadUntilMs)
            {
                return false;
            }

            _deadUntilMs = uptimeMs + _lockoutMs;
            return true;
        }
    }
}
