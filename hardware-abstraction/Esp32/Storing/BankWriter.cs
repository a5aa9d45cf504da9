using System;
using System.IO;
using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>Writes files of the store. Each call is one commit, which the close of the file makes.</summary>
    /// <remarks>
    /// The driver does not look at the result of its own flush (nf-interpreter, littlefs_FS_Driver.cpp), so that a full flash
    /// need not make a write fail: the length of the closed file tells.
    /// </remarks>
    internal static class BankWriter
    {
        /// <summary>Makes a bank, over whatever stood at its path.</summary>
        /// <returns>False when the driver failed; the bank may then be as it was, missing, or empty.</returns>
        public static bool TryWrite(string path, uint sequence, byte[] data, int count)
        {
            byte[] header = new byte[BankHeader.Length];
            BigEndian.Write(header, BankHeader.SequenceAt, sequence);
            BigEndian.Write(header, BankHeader.LengthAt, (uint)count);
            BigEndian.Write(header, BankHeader.ContentCrcAt, Crc32.Add(Crc32.Empty, data, 0, count));
            BigEndian.Write(header, BankHeader.HeaderCrcAt, Crc32.Add(Crc32.Empty, header, 0, BankHeader.HeaderCrcAt));
            try
            {
                using (FileStream file = new FileStream(path, FileMode.Create, FileAccess.Write))
                {
                    file.Write(header, 0, header.Length);
                    file.Write(data, 0, count);
                }

                return LengthOf(path) == header.Length + count;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>Adds to the end of a file.</summary>
        /// <returns>False when the driver failed.</returns>
        public static bool TryAppend(string path, byte[] data, int count)
        {
            try
            {
                long before = LengthOf(path);
                using (FileStream file = new FileStream(path, FileMode.Append, FileAccess.Write))
                {
                    file.Write(data, 0, count);
                }

                return LengthOf(path) == before + count;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>Removes a file; one that is not there is removed.</summary>
        /// <returns>False when the driver failed.</returns>
        public static bool TryDelete(string path)
        {
            try
            {
                File.Delete(path);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static long LengthOf(string path)
        {
            using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                return file.Length;
            }
        }
    }
}
