using EdgeNode.Esp32OnPc;

namespace System.Threading
{
    internal sealed class Thread
    {
        private readonly ThreadStart _body;

        public Thread(ThreadStart body)
        {
            _body = body;
        }

        public static void Sleep(int ms)
        {
            Chip.Note("Thread.Sleep", $"{ms}");
            Chip.Current.Rest(ms);
        }

        public void Start()
        {
            Chip.Note("Thread.Start");
            Chip.Current.Turns.Start(() => _body());
        }
    }
}
