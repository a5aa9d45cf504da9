using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>One set as the manifest has it: which bytes each part is, and whether a broker has acknowledged anything over it.</summary>
    internal sealed class StoredSet
    {
        internal const int FormLength = StateAt + 2 + (Parts * StoredPart.FormLength);

        // Of the table, whose length is no constant; a test compares.
        internal const int Parts = 10;

        /// <summary>What <see cref="Generation"/> is where there is no set.</summary>
        internal const int NoGeneration = 0;

        private const int StateAt = BigEndian.Length;
        private const int BootsAt = StateAt + 1;
        private const int PartsAt = BootsAt + 1;

        private readonly StoredPart[] _parts = new StoredPart[Parts];

        internal StoredSet()
        {
            for (int i = 0; i < Parts; i++)
            {
                _parts[i] = new StoredPart();
            }
        }

        /// <summary>Number of the set, from 1; each commit makes a higher one.</summary>
        internal int Generation { get; set; }

        /// <summary>Whether a PUBACK has come over it.</summary>
        internal bool IsProven { get; set; }

        /// <summary>Boots on trial, 0 to 255.</summary>
        internal int TrialBoots { get; set; }

        internal bool IsThere
        {
            get { return Generation != NoGeneration; }
        }

        internal StoredPart Part(int index)
        {
            return _parts[index];
        }

        internal void Clear()
        {
            Generation = NoGeneration;
            IsProven = false;
            TrialBoots = 0;
            for (int i = 0; i < Parts; i++)
            {
                _parts[i].Clear();
            }
        }

        internal void Copy(StoredSet other)
        {
            Generation = other.Generation;
            IsProven = other.IsProven;
            TrialBoots = other.TrialBoots;
            for (int i = 0; i < Parts; i++)
            {
                _parts[i].Copy(other._parts[i]);
            }
        }

        internal bool TryRead(byte[] form, int offset)
        {
            Generation = (int)BigEndian.Read(form, offset);
            IsProven = form[offset + StateAt] == 1;
            TrialBoots = form[offset + BootsAt];
            bool isRead = Generation >= 0 && form[offset + StateAt] <= 1;
            for (int i = 0; i < Parts; i++)
            {
                isRead &= _parts[i].TryRead(form, offset + PartsAt + (i * StoredPart.FormLength));
            }

            return isRead;
        }

        internal void Write(byte[] form, int offset)
        {
            BigEndian.Write(form, offset, (uint)Generation);
            form[offset + StateAt] = (byte)(IsProven ? 1 : 0);
            form[offset + BootsAt] = (byte)TrialBoots;
            for (int i = 0; i < Parts; i++)
            {
                _parts[i].Write(form, offset + PartsAt + (i * StoredPart.FormLength));
            }
        }
    }
}
