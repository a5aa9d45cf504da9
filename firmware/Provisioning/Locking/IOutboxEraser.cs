namespace EdgeNode.Provisioning
{
    /// <summary>Removes what a box has measured and not delivered. The outbox is Reporting's, which Provisioning may not name.</summary>
    public interface IOutboxEraser
    {
        /// <summary>Removes each entry of the outbox. Only while none is open.</summary>
        /// <returns>False when one may be left; called again, it goes on.</returns>
        bool TryErase();
    }
}
