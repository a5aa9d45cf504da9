using EdgeNode.Provisioning;
using EdgeNode.Summaries;

namespace EdgeNode.Composition
{
    /// <summary>Which set runs, as <c>state</c> tells it.</summary>
    internal static class RunningSet
    {
        /// <summary>The class of what a store runs.</summary>
        public static SetClass Of(SetStore sets)
        {
            if (sets.Standing == SetStanding.Older || sets.FallenGeneration > sets.Generation)
            {
                return SetClass.Old;
            }

            return sets.Trial.IsOn ? SetClass.Trial : SetClass.Proven;
        }
    }
}
