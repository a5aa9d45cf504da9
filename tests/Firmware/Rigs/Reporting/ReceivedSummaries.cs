using System.Collections;
using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>
    /// What a broker has of a run's summaries, held to what a receiver may rely on: a number always has the same bytes, a
    /// window never comes under two numbers, numbers come in order, and the chain holds wherever no number is missing.
    /// </summary>
    public sealed class ReceivedSummaries
    {
        private readonly string _windowKey;
        private readonly ArrayList _texts = new ArrayList();
        private readonly ArrayList _seqs = new ArrayList();

        /// <param name="messages">What was published, as <see cref="SentMessage"/>.</param>
        /// <param name="windowKey">Key of the value that no two windows share.</param>
        public ReceivedSummaries(ArrayList messages, string windowKey = "\"up\":")
        {
            _windowKey = windowKey;
            for (int i = 0; i < messages.Count; i++)
            {
                SentMessage message = (SentMessage)messages[i];
                if (message.Kind == "summary")
                {
                    Add(message.Text);
                }
            }
        }

        /// <summary>Different summaries.</summary>
        public int Count
        {
            get { return _texts.Count; }
        }

        /// <summary>Publishes of a summary that was received before.</summary>
        public int Repeats { get; private set; }

        /// <summary>Numbers that are missing between the first and the last.</summary>
        public int Missing { get; private set; }

        public int SeqAt(int index)
        {
            return (int)_seqs[index];
        }

        public string TextAt(int index)
        {
            return (string)_texts[index];
        }

        /// <summary>What stands between <paramref name="key"/> and the next comma.</summary>
        public static string ValueOf(string text, string key)
        {
            int start = text.IndexOf(key) + key.Length;
            return text.Substring(start, text.IndexOf(',', start) - start);
        }

        /// <summary>The link that the next summary must bear, computed as README.md says it.</summary>
        public static string LinkOf(string text)
        {
            return ShortHashOf(text.Substring(0, text.LastIndexOf('}') + 1));
        }

        /// <summary>The first 128 bits of SHA-256 of a text in hexadecimal.</summary>
        public static string ShortHashOf(string text)
        {
            byte[] bytes = AsciiText.ToBytes(text);
            byte[] digest = new byte[Sha256.DigestLength];
            Sha256 sha256 = new Sha256();
            sha256.Add(bytes, 0, bytes.Length);
            sha256.Finish(digest);
            byte[] hex = new byte[32];
            new AsciiWriter(hex).Hex(digest, 16);
            return AsciiText.FromBytes(hex, 0, hex.Length);
        }

        private void Add(string text)
        {
            int seq = int.Parse(ValueOf(text, "\"seq\":"));
            for (int i = 0; i < _texts.Count; i++)
            {
                if (SeqAt(i) == seq)
                {
                    Assert.AreEqual(TextAt(i), text, "One number, two texts.");
                    Repeats++;
                    return;
                }

                Assert.AreNotEqual(ValueOf(TextAt(i), _windowKey), ValueOf(text, _windowKey), "One window, two numbers.");
            }

            if (_texts.Count > 0)
            {
                Follow(text, seq);
            }

            _texts.Add(text);
            _seqs.Add(seq);
        }

        private void Follow(string text, int seq)
        {
            int last = SeqAt(_texts.Count - 1);
            Assert.IsTrue(seq > last, "Out of order.");
            Missing += seq - last - 1;
            if (seq == last + 1)
            {
                Assert.AreEqual("\"" + LinkOf(TextAt(_texts.Count - 1)) + "\"}", ValueOf(text + ",", "\"prev\":").Trim(), "The chain is broken.");
            }
        }
    }
}
