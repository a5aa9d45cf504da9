using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class StateTextTests
    {
        [TestMethod]
        public void A_state_has_its_exact_text_and_spaces_after_the_brace()
        {
            string json = "{\"v\":2,\"node\":\"kx7q22\",\"state\":\"ready\",\"firmware\":\"0.1.0\",\"image\":\"" + SummarySamples.Fingerprint
                + "\",\"boot\":41,\"lock\":\"open\",\"set\":\"old\",\"safe\":true}";
            Assert.AreEqual(SummarySamples.Padded(json, StateText.Length), Written(Example()));
        }

        [TestMethod]
        public void The_longest_values_fill_the_length_exactly()
        {
            State state = Example();
            state.Node = "abcdefgh-0123456";
            state.Phase = NodePhase.Disconnected;
            state.Firmware = "10.20.30-rc.1+ab";
            state.Boot = SummaryText.GreatestBoot;
            state.Lock = LockState.Sealed;
            state.Set = SetClass.Proven;
            state.IsSafe = false;
            string text = Written(state);
            Assert.AreEqual(StateText.Length, text.Length);
            Assert.EndsWith("}", text);
        }

        [TestMethod]
        public void Every_phase_lock_and_set_has_its_word_and_the_same_length()
        {
            AssertPhase(NodePhase.Init, "init");
            AssertPhase(NodePhase.Ready, "ready");
            AssertPhase(NodePhase.Disconnected, "disconnected");
            AssertPhase(NodePhase.Lost, "lost");
            State state = Example();
            state.Lock = LockState.Sealed;
            Assert.Contains("\"lock\":\"sealed\"", Written(state));
            AssertSet(SetClass.Trial, "trial");
            AssertSet(SetClass.Proven, "proven");
            AssertSet(SetClass.Old, "old");
            state.IsSafe = false;
            Assert.Contains(",\"safe\":false}", Written(state));
        }

        [TestMethod]
        public void An_image_that_was_not_told_is_null()
        {
            State state = Example();
            state.ImageHash = null;
            Assert.Contains("\"image\":null,", Written(state));
        }

        [TestMethod]
        public void Values_beyond_their_rules_are_not_written()
        {
            State state = Example();
            state.Node = "";
            AssertUnwritten(state);
            state = Example();
            state.Firmware = "10.20.30-rc.1+abc";
            AssertUnwritten(state);
            state.Firmware = "1.0 \"x\"";
            AssertUnwritten(state);
            state.Firmware = null;
            AssertUnwritten(state);
            state = Example();
            state.ImageHash = SummarySamples.Hash;
            AssertUnwritten(state);
            state = Example();
            state.Boot = -1;
            AssertUnwritten(state);
            state.Boot = SummaryText.GreatestBoot + 1;
            AssertUnwritten(state);
            state = Example();
            state.Phase = (NodePhase)4;
            AssertUnwritten(state);
            state = Example();
            state.Lock = (LockState)2;
            AssertUnwritten(state);
            state = Example();
            state.Set = (SetClass)3;
            AssertUnwritten(state);
        }

        private static State Example()
        {
            State state = new State();
            state.Node = "kx7q22";
            state.Phase = NodePhase.Ready;
            state.Firmware = "0.1.0";
            state.ImageHash = SummarySamples.Fingerprint;
            state.Boot = 41;
            state.Lock = LockState.Open;
            state.Set = SetClass.Old;
            state.IsSafe = true;
            return state;
        }

        private static void AssertPhase(NodePhase phase, string word)
        {
            State state = Example();
            state.Phase = phase;
            string text = Written(state);
            Assert.Contains("\"state\":\"" + word + "\",", text);
            Assert.AreEqual(StateText.Length, text.Length);
        }

        private static void AssertSet(SetClass set, string word)
        {
            State state = Example();
            state.Set = set;
            string text = Written(state);
            Assert.Contains("\"set\":\"" + word + "\",", text);
            Assert.AreEqual(StateText.Length, text.Length);
        }

        private static string Written(State state)
        {
            byte[] buffer = new byte[StateText.Length];
            AsciiWriter writer = new AsciiWriter(buffer);
            Assert.IsTrue(StateText.TryWrite(state, writer));
            return AsciiText.FromBytes(buffer, 0, writer.Count);
        }

        private static void AssertUnwritten(State state)
        {
            Assert.IsFalse(StateText.TryWrite(state, new AsciiWriter(new byte[2 * StateText.Length])));
        }
    }
}
