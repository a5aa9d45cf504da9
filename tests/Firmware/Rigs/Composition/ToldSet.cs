using System;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>
    /// What a technician has told a box, in sets that have proven themselves: a trial would write to the store when the first PUBACK comes.
    /// </summary>
    public static class ToldSet
    {
        /// <summary>Tells settings and policy, in a first set.</summary>
        public static void Tell(IDurableStore store, string settings, string policy)
        {
            SetDraft draft = Draft(store);
            Put(draft, PartName.Settings, settings);
            Put(draft, PartName.Policy, policy);
            Commit(store, draft);
        }

        /// <summary>Tells one part more, or takes it out where <paramref name="text"/> is null.</summary>
        public static void Change(IDurableStore store, string name, string text)
        {
            SetDraft draft = Draft(store);
            if (text == null)
            {
                draft.Remove(name);
            }
            else
            {
                Put(draft, name, text);
            }

            Commit(store, draft);
        }

        /// <summary>A part of the set that runs.</summary>
        public static string TextOf(IDurableStore store, string name)
        {
            SetStore sets = new SetStore(store);
            sets.Open();
            byte[] text = new byte[sets.Length(name)];
            return AsciiText.FromBytes(text, 0, sets.Read(name, 0, text, text.Length));
        }

        private static SetDraft Draft(IDurableStore store)
        {
            SetStore sets = new SetStore(store);
            sets.Open();
            return new SetDraft(sets);
        }

        private static void Put(SetDraft draft, string name, string text)
        {
            Demand(draft.TryPut(name, AsciiText.ToBytes(text), text.Length));
        }

        private static void Commit(IDurableStore store, SetDraft draft)
        {
            Demand(draft.TryCommit());
            SetStore sets = new SetStore(store);
            sets.Open();
            Demand(sets.Trial.TryProve());
        }

        private static void Demand(bool holds)
        {
            if (!holds)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
