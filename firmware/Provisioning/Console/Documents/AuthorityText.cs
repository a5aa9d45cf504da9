using System;
using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>The roots of the set as it would be: PEM one after the other, each with a number from 1.</summary>
    internal sealed class AuthorityText
    {
        /// <summary>Reads them.</summary>
        /// <param name="draft">The set.</param>
        /// <param name="room">Bytes to have room for behind them.</param>
        internal AuthorityText(SetDraft draft, int room)
        {
            int length = draft.LengthOf(PartName.Authorities);
            Bytes = new byte[length + room + 1];
            IsRead = !draft.Has(PartName.Authorities) || draft.Read(PartName.Authorities, 0, Bytes, length) == length;

            // What somebody stored without the last line's end gets it, so that another can stand behind.
            if (IsRead && length > 0 && Bytes[length - 1] != '\n')
            {
                Bytes[length++] = (byte)'\n';
            }

            Length = length;
            Blocks = new CertificateBlocks(Bytes, length);
        }

        /// <summary>Whether the store gave them.</summary>
        internal bool IsRead { get; }

        /// <summary>The text; the first <see cref="Length"/> bytes count.</summary>
        internal byte[] Bytes { get; }

        /// <summary>Bytes of the text.</summary>
        internal int Length { get; private set; }

        /// <summary>The walk over those that were there.</summary>
        internal CertificateBlocks Blocks { get; }

        /// <summary>Adds one at the end.</summary>
        internal void Add(byte[] text, int start, int end)
        {
            Array.Copy(text, start, Bytes, Length, end - start);
            Length += end - start;
        }

        /// <summary>Takes out the one on which the walk stands, and ends the walk.</summary>
        internal void TakeOut()
        {
            Array.Copy(Bytes, Blocks.End, Bytes, Blocks.Start, Length - Blocks.End);
            Length -= Blocks.End - Blocks.Start;
        }
    }
}
