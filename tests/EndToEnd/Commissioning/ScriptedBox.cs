using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Something on a pseudo-terminal that speaks as a box does, and says what a test wants of it.</summary>
internal static class ScriptedBox
{
    /// <summary>Plugs one in.</summary>
    /// <param name="answer">The lines of its answer to a line, its end included.</param>
    public static StrangeDevice Start(Func<string, string[]> answer)
    {
        StringBuilder line = new();
        return new StrangeDevice(heard =>
        {
            StringBuilder said = new();
            foreach (char letter in Encoding.UTF8.GetString(heard))
            {
                if (letter != '\r')
                {
                    line.Append(letter);
                    continue;
                }

                string told = line.ToString();
                line.Clear();
                string[] lines = told.Contains('\u0001') ? ["error not-text allowed: text"] : [told, .. answer(told)];
                said.Append(string.Concat(lines.Select(one => one + "\r\n")));
            }

            return Encoding.UTF8.GetBytes(said.ToString());
        });
    }
}
