using System;
using System.IO;
using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>Reads files of the store. What cannot be read or has a wrong check value is not there.</summary>
    internal sealed class BankReader
    {
        private readonly byte[] _header = new byte[BankHeader.Length];
        private readonly byte[] _chunk = new byte[128];

        /// <summary>Finds the content of a file without a header.</summary>
        /// <returns>The content, or null.</returns>
        public static StoredContent ReadPlain(string path)
        {
            try
            {
                if (!File.Exists(path))
                {
                    return null;
                }

                using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    return new StoredContent(path, 0, (int)file.Length, 0);
                }
            }
            catch (Exception)
            {
                return null;
            }
        }

        /// <summary>Reads a part of content that lies within it.</summary>
        /// <returns>How many bytes were read, or -1 when the file cannot be read.</returns>
        public static int Read(StoredContent content, int position, byte[] buffer, int count)
        {
            try
            {
                using (FileStream file = new FileStream(content.Path, FileMode.Open, FileAccess.Read))
                {
                    file.Seek(content.Start + position, SeekOrigin.Begin);
                    return TryFill(file, buffer, count) ? count : -1;
                }
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <summary>Finds the content of a bank and checks it.</summary>
        /// <returns>The content, or null.</returns>
        public StoredContent ReadBank(string path)
        {
            try
            {
                if (!File.Exists(path))
                {
                    return null;
                }

                using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    if (!IsValid(file))
                    {
                        return null;
                    }

                    int length = (int)file.Length - BankHeader.Length;
                    return new StoredContent(path, BankHeader.Length, length, BigEndian.Read(_header, BankHeader.SequenceAt));
                }
            }
            catch (Exception)
            {
                return null;
            }
        }

        // The runtime gives the end of a file as 0 or as -1.
        private static bool TryFill(FileStream file, byte[] buffer, int count)
        {
            int filled = 0;
            while (filled < count)
            {
                int read = file.Read(buffer, filled, count - filled);
                if (read <= 0)
                {
                    return false;
                }

                filled += read;
            }

            return true;
        }

        private bool IsValid(FileStream file)
        {
            if (!TryFill(file, _header, BankHeader.Length))
            {
                return false;
            }

            uint crc = Crc32.Add(Crc32.Empty, _header, 0, BankHeader.CrcAt);
            int left = (int)BigEndian.Read(_header, BankHeader.LengthAt);
            while (left > 0)
            {
                int part = left < _chunk.Length ? left : _chunk.Length;
                if (!TryFill(file, _chunk, part))
                {
                    return false;
                }

                crc = Crc32.Add(crc, _chunk, 0, part);
                left -= part;
            }

            return left == 0 && crc == BigEndian.Read(_header, BankHeader.CrcAt);
        }
    }
}
