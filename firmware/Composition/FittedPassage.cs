using EdgeNode.Contracts;

namespace EdgeNode.Composition
{
    /// <summary>A PIR or a light barrier on one pin of a board.</summary>
    public sealed class FittedPassage
    {
        /// <summary>Describes a fitted passage sensor.</summary>
        /// <param name="channel">Channel of the policy that it feeds, such as <c>footfall</c>.</param>
        /// <param name="model">The part's name in <c>about</c>, such as <c>light-barrier</c>.</param>
        /// <param name="input">The pin.</param>
        /// <param name="warmUpMs">Uptime in ms before which the part's output means nothing; 0 for a light barrier.</param>
        public FittedPassage(string channel, string model, IEdgeInput input, int warmUpMs)
        {
            Channel = channel;
            Model = model;
            Input = input;
            WarmUpMs = warmUpMs;
        }

        /// <summary>Channel of the policy that it feeds.</summary>
        public string Channel { get; }

        /// <summary>The part's name in <c>about</c>.</summary>
        public string Model { get; }

        /// <summary>The pin.</summary>
        public IEdgeInput Input { get; }

        /// <summary>Uptime in ms before which the part's output means nothing.</summary>
        public int WarmUpMs { get; }
    }
}
