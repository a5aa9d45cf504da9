using System;
using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Entropy that is a tape of bytes: what a draw will give is known, and the same tape gives the same again.</summary>
    public sealed class TapeEntropy : IEntropy
    {
        private readonly byte[] _tape;
        private int _refusals;

        /// <summary>Plays <paramref name="tape"/> from its start, and fails when it does not hold what is asked for.</summary>
        public TapeEntropy(byte[] tape)
        {
            _tape = tape;
        }

        /// <summary>Bytes played so far.</summary>
        public int Position { get; private set; }

        /// <summary>A tape of bytes that look random: they pass health tests, and hold enough for many draws.</summary>
        public static TapeEntropy Good(int length, uint seed)
        {
            return new TapeEntropy(GoodBytes(length, seed));
        }

        /// <summary>A tape that first holds <paramref name="lead"/> good bytes, as a start-up test wants them, and then <paramref name="tape"/>.</summary>
        public static TapeEntropy After(int lead, byte[] tape)
        {
            byte[] whole = new byte[lead + tape.Length];
            Array.Copy(GoodBytes(lead, 1), 0, whole, 0, lead);
            Array.Copy(tape, 0, whole, lead, tape.Length);
            return new TapeEntropy(whole);
        }

        /// <summary>Bytes that look random (Marsaglia's xorshift, 13-17-5), the same ones for the same seed.</summary>
        public static byte[] GoodBytes(int length, uint seed)
        {
            ScriptedChance chance = new ScriptedChance(seed);
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++)
            {
                bytes[i] = (byte)chance.Below(256);
            }

            return bytes;
        }

        /// <summary>Makes the next calls fail without moving the tape.</summary>
        public void RefuseNext(int calls)
        {
            _refusals = calls;
        }

        public bool TryFill(byte[] buffer)
        {
            if (_refusals > 0)
            {
                _refusals--;
                return false;
            }

            if (_tape.Length - Position < buffer.Length)
            {
                return false;
            }

            Array.Copy(_tape, Position, buffer, 0, buffer.Length);
            Position += buffer.Length;
            return true;
        }
    }
}
