using System;
using System.IO;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>Reads files of the store. A bank with a wrong check value is not there; one that the driver cannot read is not known.</summary>
    internal sealed class BankReader
    {
        private readonly byte[] _header = new byte[BankHeader.Length];
        private readonly byte[] _chunk = new byte[128];

        /// <summary>Finds the content of a file without a header.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="content">The content, or null when there is none or false is returned.</param>
        /// <returns>False when the driver failed.</returns>
        public static bool TryReadPlain(string path, out StoredContent content)
        {
            content = null;
            try
            {
                if (File.Exists(path))
                {
                    using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
                    {
                        content = new StoredContent(path, 0, (int)file.Length, 0);
                    }
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>Reads a part of content that lies within it.</summary>
        /// <returns>How many bytes were read, or <see cref="StoreAnswer.Unreadable"/>.</returns>
        public static int Read(StoredContent content, int position, byte[] buffer, int count)
        {
            try
            {
                using (FileStream file = new FileStream(content.Path, FileMode.Open, FileAccess.Read))
                {
                    file.Seek(content.Start + position, SeekOrigin.Begin);
                    return TryFill(file, buffer, count) ? count : StoreAnswer.Unreadable;
                }
            }
            catch (Exception)
            {
                return StoreAnswer.Unreadable;
            }
        }

        /// <summary>Finds the content of a bank and checks it.</summary>
        /// <param name="path">Path of the bank.</param>
        /// <param name="content">The content, or null when there is no bank, it is invalid, or false is returned.</param>
        /// <returns>False when the driver failed.</returns>
        public bool TryReadBank(string path, out StoredContent content)
        {
            content = null;
            try
            {
                if (File.Exists(path))
                {
                    using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
                    {
                        content = IsValid(file)
                            ? new StoredContent(path, BankHeader.Length, (int)file.Length - BankHeader.Length, BigEndian.Read(_header, BankHeader.SequenceAt))
                            : null;
                    }
                }

                return true;
            }
            catch (Exception)
            {
                content = null;
                return false;
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
