namespace EdgeNode.Sensing
{
    /// <summary>Takes readings.</summary>
    public interface IReadingSink
    {
        /// <summary>Folds one reading in. The reading is not kept.</summary>
        void Accept(Reading reading);
    }
}
