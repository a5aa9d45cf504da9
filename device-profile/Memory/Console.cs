namespace System
{
    /// <summary>Stands in for the real mscorlib's, which the profile leaves out: firmware writes to no console.</summary>
    internal static class Console
    {
        internal static void WriteLine(string value) => throw null;
    }
}
