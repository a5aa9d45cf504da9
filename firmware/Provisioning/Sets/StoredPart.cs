using System;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>Where a part of a set stands in the store, and which bytes it is.</summary>
    internal sealed class StoredPart
    {
        /// <summary>Length of its form in the manifest.</summary>
        internal const int FormLength = 3 + Sha256.DigestLength;

        /// <summary>Slot of a part that the set does not have.</summary>
        internal const int NoSlot = 0;

        /// <summary>
        /// Slots of one part, from 1. The sets that run and fall back need one each, where they differ, what is staged one more, and what is
        /// being written in its place another.
        /// </summary>
        internal const int SlotCount = 4;

        private readonly byte[] _digest = new byte[Sha256.DigestLength];

        /// <summary>1 to <see cref="SlotCount"/>, or <see cref="NoSlot"/>.</summary>
        internal int Slot { get; private set; }

        /// <summary>Bytes of the part.</summary>
        internal int Length { get; private set; }

        /// <summary>Name of the entry of a part in a slot.</summary>
        internal static string EntryOf(int part, int slot)
        {
            return PartTable.At(part).Name + "-" + slot.ToString();
        }

        /// <summary>Makes the set lack the part.</summary>
        internal void Clear()
        {
            Slot = NoSlot;
            Length = 0;
            Array.Clear(_digest, 0, _digest.Length);
        }

        /// <summary>Becomes the same as another.</summary>
        internal void Copy(StoredPart other)
        {
            Set(other.Slot, other.Length, other._digest);
        }

        /// <summary>Takes what was written.</summary>
        internal void Set(int slot, int length, byte[] digest)
        {
            Slot = slot;
            Length = length;
            Array.Copy(digest, _digest, _digest.Length);
        }

        /// <summary>Whether some bytes of this length and digest are the part.</summary>
        internal bool Is(int length, byte[] digest)
        {
            bool isSame = length == Length;
            for (int i = 0; i < _digest.Length; i++)
            {
                isSame &= digest[i] == _digest[i];
            }

            return isSame;
        }

        internal bool TryRead(byte[] form, int offset)
        {
            Slot = form[offset];
            Length = (form[offset + 1] << 8) | form[offset + 2];
            Array.Copy(form, offset + 3, _digest, 0, _digest.Length);
            return Slot <= SlotCount;
        }

        internal void Write(byte[] form, int offset)
        {
            form[offset] = (byte)Slot;
            form[offset + 1] = (byte)(Length >> 8);
            form[offset + 2] = (byte)Length;
            Array.Copy(_digest, 0, form, offset + 3, _digest.Length);
        }
    }
}
