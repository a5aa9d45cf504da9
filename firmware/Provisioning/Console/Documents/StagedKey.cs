using System;
using EdgeNode.Contracts;
using EdgeNode.Identity;

namespace EdgeNode.Provisioning
{
    /// <summary>The box's key in the set as it would be.</summary>
    internal static class StagedKey
    {
        /// <summary>Reads the key: about 15,000 IL instructions.</summary>
        /// <param name="draft">The set.</param>
        /// <param name="reader">Reads the text.</param>
        /// <param name="key">Is filled; its owner wipes it.</param>
        /// <returns>False when there is none, it cannot be read, or it is not one that a box makes.</returns>
        internal static bool TryRead(SetDraft draft, PrivateKeyText reader, DeviceKey key)
        {
            byte[] text = new byte[PrivateKeyText.Length];
            int length = draft.LengthOf(PartName.PrivateKey);
            bool isRead = length <= text.Length
                && draft.Read(PartName.PrivateKey, 0, text, length) == length
                && reader.TryRead(text, length, key);
            Array.Clear(text, 0, text.Length);
            return isRead;
        }
    }
}
