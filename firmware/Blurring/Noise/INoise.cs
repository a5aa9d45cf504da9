namespace EdgeNode.Blurring
{
    /// <summary>Where a counted window's noise comes from.</summary>
    public interface INoise
    {
        /// <summary>Draws once. What is read from the random source depends on its bits only, never on readings.</summary>
        /// <param name="m">1 to 4; epsilon of one detection is -ln(1 - 2^-m).</param>
        /// <param name="noise">The noise; 0 when false is returned.</param>
        /// <returns>False when there is no noise: then nothing may be released.</returns>
        bool TryDraw(int m, out int noise);
    }
}
