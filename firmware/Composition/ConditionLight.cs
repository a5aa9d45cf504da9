using EdgeNode.Contracts;

namespace EdgeNode.Composition
{
    /// <summary>
    /// Shows the condition of a box on its LED, by uptime alone and in whole seconds, so that it needs no more steps than an idle console:
    /// nothing that happens on the street is in it.
    /// </summary>
    public sealed class ConditionLight
    {
        private const int MsPerSecond = 1000;
        private const int RunningPeriodS = 60;
        private const int TrialPeriodS = 4;
        private const int SetUpPeriodS = 2;

        private readonly IIndicator _indicator;
        private bool _isOn;

        /// <summary>Makes a light that is off.</summary>
        /// <param name="indicator">The LED, or null where a board has none.</param>
        public ConditionLight(IIndicator indicator)
        {
            _indicator = indicator;
        }

        /// <summary>
        /// Whether the light is on: in a running box for one second of each minute, in one that is being set up every other second, on
        /// trial for three of four seconds, and where something is wrong all the time.
        /// </summary>
        public static bool IsOn(BoxCondition condition, long uptimeMs)
        {
            long second = uptimeMs / MsPerSecond;
            switch (condition)
            {
                case BoxCondition.Running:
                    return second % RunningPeriodS == 0;
                case BoxCondition.SetUp:
                    return second % SetUpPeriodS == 0;
                case BoxCondition.Trial:
                    return second % TrialPeriodS != TrialPeriodS - 1;
                default:
                    return true;
            }
        }

        /// <summary>Shows a condition.</summary>
        public void Show(BoxCondition condition, long uptimeMs)
        {
            bool isOn = IsOn(condition, uptimeMs);
            if (_indicator != null && isOn != _isOn)
            {
                _isOn = isOn;
                _indicator.Show(isOn);
            }
        }
    }
}
