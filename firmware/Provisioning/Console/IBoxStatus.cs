namespace EdgeNode.Provisioning
{
    /// <summary>How the box is, in lines for whoever is at its port. None of them follows the street, or anything that a sensor measured.</summary>
    public interface IBoxStatus
    {
        /// <summary>A line.</summary>
        /// <param name="index">Which one, from 0.</param>
        /// <returns>ASCII without a secret, or null after the last one.</returns>
        string LineAt(int index);
    }
}
