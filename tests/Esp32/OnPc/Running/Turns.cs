using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>
    /// The threads of a box, of which one runs at a time, and the uptime. Whoever sleeps hands over to the one that is
    /// to wake first, so that a run is the same each time. The thread that makes this is the first of them.
    /// </summary>
    public sealed class Turns
    {
        private readonly object _lock = new object();
        private readonly List<Turn> _waiting = new List<Turn>();
        private int _order;
        private volatile bool _isOff;

        /// <summary>Uptime in ms.</summary>
        public long NowMs { get; private set; }

        /// <summary>When the whole runtime stood still.</summary>
        public List<(long FromMs, long UntilMs)> Frozen { get; } = new List<(long FromMs, long UntilMs)>();

        /// <summary>What a thread of the box ended by, or null.</summary>
        public Exception Crash { get; private set; }

        /// <summary>Whether power is off.</summary>
        public bool IsOff
        {
            get { return _isOff; }
        }

        /// <summary>Lets others run until this many ms have passed.</summary>
        public void Sleep(int ms)
        {
            ThrowWhenOff();
            Turn mine = Wait(NowMs + (ms > 0 ? ms : 0));
            HandOver();
            mine.Gate.Wait();
            ThrowWhenOff();
        }

        /// <summary>Time passes and nobody runs: a native call holds the whole runtime.</summary>
        public void Freeze(long ms)
        {
            ThrowWhenOff();
            Frozen.Add((NowMs, NowMs + ms));
            NowMs += ms;
        }

        /// <summary>Starts a thread, which first runs when the present one sleeps.</summary>
        public void Start(Action body)
        {
            ThrowWhenOff();
            Turn turn = Wait(NowMs);
            Task.Factory.StartNew(() => Run(turn, body), TaskCreationOptions.LongRunning);
        }

        /// <summary>Does something after so many ms, on a thread of its own.</summary>
        public void After(int ms, Action action)
        {
            Start(() =>
            {
                Sleep(ms);
                action();
            });
        }

        /// <summary>Ends every thread: their next sleep, and the one they are in, throws.</summary>
        public void PowerOff()
        {
            _isOff = true;
            lock (_lock)
            {
                foreach (Turn turn in _waiting)
                {
                    turn.Gate.Release();
                }

                _waiting.Clear();
            }
        }

        private void Run(Turn turn, Action body)
        {
            turn.Gate.Wait();
            try
            {
                ThrowWhenOff();
                body();
            }
            catch (PowerOffException)
            {
                return;
            }
            catch (Exception exception)
            {
                // On a box too, an exception that leaves a thread ends only that thread.
                Crash = exception;
            }

            HandOver();
        }

        private Turn Wait(long wakeMs)
        {
            Turn turn = new Turn(wakeMs, _order++);
            lock (_lock)
            {
                _waiting.Add(turn);
            }

            return turn;
        }

        private void HandOver()
        {
            lock (_lock)
            {
                if (_waiting.Count == 0)
                {
                    return;
                }

                Turn next = _waiting[0];
                foreach (Turn turn in _waiting)
                {
                    next = turn.IsBefore(next) ? turn : next;
                }

                _waiting.Remove(next);
                NowMs = Math.Max(NowMs, next.WakeMs);
                next.Gate.Release();
            }
        }

        private void ThrowWhenOff()
        {
            if (_isOff)
            {
                throw new PowerOffException();
            }
        }
    }
}
