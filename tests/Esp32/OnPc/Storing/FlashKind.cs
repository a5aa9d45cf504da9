namespace EdgeNode.Esp32OnPc
{
    /// <summary>When what was written to a file is kept.</summary>
    public enum FlashKind
    {
        /// <summary>At the close of the file, all of it at once: littlefs, whose driver flushes and never syncs.</summary>
        KeepsAtClose = 0,

        /// <summary>Each byte as it is written, and each truncation: worse than littlefs.</summary>
        KeepsEachByte = 1,
    }
}
