using System;
using EdgeNode.Contracts;
using EdgeNode.Identity;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// One challenge and the answer to it: HMAC-SHA256 under the 32 bytes of the unlock secret over <c>edgenode unlock</c>, the node id and the
    /// challenge in hexadecimal digits, one after the other in ASCII. A challenge is good for one answer.
    /// </summary>
    internal sealed class UnlockChallenge
    {
        /// <summary>Hexadecimal digits of an answer.</summary>
        internal const int AnswerLength = 2 * HmacSha256.Length;

        private const string Label = "edgenode unlock";
        private const int RandomBytes = 16;
        private const int SecretLength = 32;
        private const int GreatestMessageLength = 64;

        private readonly SetStore _sets;
        private readonly HmacSha256 _hmac = new HmacSha256();
        private readonly byte[] _random = new byte[RandomBytes];
        private readonly byte[] _message = new byte[GreatestMessageLength];
        private readonly byte[] _secret = new byte[SecretLength];
        private readonly byte[] _text = new byte[2 * SecretLength];
        private readonly byte[] _code = new byte[HmacSha256.Length];
        private readonly byte[] _answer = new byte[HmacSha256.Length];
        private int _messageLength;

        /// <summary>Makes what has no challenge yet.</summary>
        /// <param name="sets">Has secret and node id of the set that runs.</param>
        internal UnlockChallenge(SetStore sets)
        {
            _sets = sets;
        }

        /// <summary>Whether there is a challenge that waits for its answer.</summary>
        internal bool IsOpen { get; private set; }

        /// <summary>Whether the set that runs has what an answer is held against.</summary>
        internal bool HasSecret
        {
            get { return _sets.Length(PartName.UnlockSecret) == _text.Length; }
        }

        /// <summary>Makes another challenge.</summary>
        /// <param name="entropy">Random bytes from a tested source.</param>
        /// <param name="text">Its hexadecimal digits, or null when false is returned.</param>
        /// <returns>False when there are no random bytes.</returns>
        internal bool TryMake(IEntropy entropy, out string text)
        {
            IsOpen = entropy.TryFill(_random);
            text = IsOpen ? HexText.FromBytes(_random, RandomBytes) : null;
            return IsOpen;
        }

        /// <summary>Begins to hold an answer against the challenge, which is used up by it.</summary>
        /// <param name="hex">The answer, <see cref="AnswerLength"/> lower-case hexadecimal digits.</param>
        /// <returns>False when the set cannot be read.</returns>
        internal bool TryBegin(string hex)
        {
            IsOpen = false;
            for (int i = 0; i < _answer.Length; i++)
            {
                _answer[i] = (byte)((DigitOf(hex[2 * i]) << 4) | DigitOf(hex[(2 * i) + 1]));
            }

            bool isRead = _sets.Read(PartName.UnlockSecret, 0, _text, _text.Length) == _text.Length && TryMakeMessage();
            if (isRead)
            {
                for (int i = 0; i < SecretLength; i++)
                {
                    _secret[i] = (byte)((DigitOf((char)_text[2 * i]) << 4) | DigitOf((char)_text[(2 * i) + 1]));
                }

                _hmac.BeginSlices(_secret, SecretLength, _message, _messageLength);
            }

            Array.Clear(_text, 0, _text.Length);
            Array.Clear(_secret, 0, SecretLength);
            return isRead;
        }

        /// <summary>Does a slice: about 4,000 IL instructions.</summary>
        /// <returns>True when <see cref="IsRight"/> can be asked.</returns>
        internal bool Step()
        {
            return _hmac.Step();
        }

        /// <summary>Whether the answer is right. Takes the same time for each wrong one. Wipes what was computed.</summary>
        internal bool IsRight()
        {
            int difference = 0;
            _hmac.TakeCode(_code);
            for (int i = 0; i < _code.Length; i++)
            {
                difference |= _code[i] ^ _answer[i];
            }

            Array.Clear(_code, 0, _code.Length);
            Array.Clear(_answer, 0, _answer.Length);
            return difference == 0;
        }

        private bool TryMakeMessage()
        {
            byte[] settings = new byte[NodeSettingsText.GreatestLength];
            int length = _sets.Read(PartName.Settings, 0, settings, settings.Length);
            string node = NodeSettingsText.NodeIn(settings, length);
            if (node == null || node.Length > Identifier.GreatestNodeLength)
            {
                return false;
            }

            string text = Label + node + HexText.FromBytes(_random, RandomBytes);
            _messageLength = text.Length;
            for (int i = 0; i < text.Length; i++)
            {
                _message[i] = (byte)text[i];
            }

            return true;
        }

        private static int DigitOf(char digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'a' + 10;
        }
    }
}
