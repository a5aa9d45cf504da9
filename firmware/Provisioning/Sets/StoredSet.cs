using System;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// One set as the manifest has it: for each part, where it stands and which bytes it is, and whether a broker has acknowledged anything
    /// over it. It is kept in the form that the manifest has, which takes a third of the heap that an object for each part would.
    /// </summary>
    internal sealed class StoredSet
    {
        internal const int FormLength = PartsAt + (Parts * PartLength);

        // Of the table, whose length is no constant; a test compares.
        internal const int Parts = 10;

        /// <summary>What <see cref="Generation"/> is where there is no set.</summary>
        internal const int NoGeneration = 0;

        private const int StateAt = BigEndian.Length;
        private const int BootsAt = StateAt + 1;
        private const int PartsAt = BootsAt + 1;

        // Slot, length, SHA-256.
        private const int LengthAt = 1;
        private const int DigestAt = LengthAt + 2;
        private const int PartLength = DigestAt + Sha256.DigestLength;

        private readonly byte[] _form = new byte[FormLength];

        /// <summary>Number of the set, from 1; each commit makes a higher one.</summary>
        internal int Generation
        {
            get { return (int)BigEndian.Read(_form, 0); }
            set { BigEndian.Write(_form, 0, (uint)value); }
        }

        /// <summary>Whether a PUBACK has come over it.</summary>
        internal bool IsProven
        {
            get { return _form[StateAt] == 1; }
            set { _form[StateAt] = (byte)(value ? 1 : 0); }
        }

        /// <summary>Boots on trial, 0 to 255.</summary>
        internal int TrialBoots
        {
            get { return _form[BootsAt]; }
            set { _form[BootsAt] = (byte)value; }
        }

        internal bool IsThere
        {
            get { return Generation != NoGeneration; }
        }

        /// <summary>1 to <see cref="PartSlot.Count"/>, or <see cref="PartSlot.None"/>.</summary>
        internal int SlotOf(int part)
        {
            return _form[At(part)];
        }

        /// <summary>Bytes of a part; 0 for one that the set does not have.</summary>
        internal int LengthOf(int part)
        {
            int at = At(part) + LengthAt;
            return (_form[at] << 8) | _form[at + 1];
        }

        /// <summary>Whether some bytes of this length and digest are the part.</summary>
        internal bool Has(int part, int length, byte[] digest)
        {
            bool isSame = length == LengthOf(part);
            int at = At(part) + DigestAt;
            for (int i = 0; i < Sha256.DigestLength; i++)
            {
                isSame &= digest[i] == _form[at + i];
            }

            return isSame;
        }

        /// <summary>Takes a part as it was written.</summary>
        internal void Put(int part, int slot, int length, byte[] digest)
        {
            int at = At(part);
            _form[at] = (byte)slot;
            _form[at + LengthAt] = (byte)(length >> 8);
            _form[at + LengthAt + 1] = (byte)length;
            Array.Copy(digest, 0, _form, at + DigestAt, Sha256.DigestLength);
        }

        /// <summary>Makes the set lack a part.</summary>
        internal void Remove(int part)
        {
            Array.Clear(_form, At(part), PartLength);
        }

        internal void Clear()
        {
            Array.Clear(_form, 0, FormLength);
        }

        internal void Copy(StoredSet other)
        {
            Array.Copy(other._form, _form, FormLength);
        }

        /// <returns>False when it is none.</returns>
        internal bool TryRead(byte[] form, int offset)
        {
            Array.Copy(form, offset, _form, 0, FormLength);
            bool isRead = Generation >= 0 && _form[StateAt] <= 1;
            for (int part = 0; part < Parts; part++)
            {
                isRead &= SlotOf(part) <= PartSlot.Count;
            }

            return isRead;
        }

        internal void Write(byte[] form, int offset)
        {
            Array.Copy(_form, 0, form, offset, FormLength);
        }

        private static int At(int part)
        {
            return PartsAt + (part * PartLength);
        }
    }
}
