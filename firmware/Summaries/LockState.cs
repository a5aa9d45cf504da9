namespace EdgeNode.Summaries
{
    /// <summary>Whether a technician has sealed the box.</summary>
    public enum LockState
    {
        /// <summary><c>open</c>: the service port takes settings.</summary>
        Open = 0,

        /// <summary><c>sealed</c>: the service port takes none.</summary>
        Sealed = 1,
    }
}
