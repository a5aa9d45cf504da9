namespace EdgeNode.Provisioning
{
    /// <summary>What the console asks of the box as a whole.</summary>
    public interface IBoxControl
    {
        /// <summary>Restarts the box once the answer has gone to the port: says goodbye to the broker first where there is one.</summary>
        void RequestRestart();
    }
}
