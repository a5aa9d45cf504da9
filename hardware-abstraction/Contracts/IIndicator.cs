namespace EdgeNode.Contracts
{
    /// <summary>A light that tells a technician how a box is.</summary>
    public interface IIndicator
    {
        /// <summary>Turns it on or off.</summary>
        void Show(bool isOn);
    }
}
