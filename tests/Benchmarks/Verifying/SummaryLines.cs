using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.Benchmarks;

/// <summary>Good summaries, one a line, made one by one.</summary>
internal static class SummaryLines
{
    private const int LineLength = 311;
    private const int SlotSeconds = 900;
    private const int HashLength = 32;
    private const long FirstStart = 1_780_315_200;

    /// <summary>Makes them.</summary>
    /// <param name="policy">Name of their policy.</param>
    /// <param name="lines">How many.</param>
    /// <param name="isOneRun">Whether all are of one run, or each of a run of its own.</param>
    /// <returns>The same bytes again and again, made anew for each line.</returns>
    public static IEnumerable<byte[]> Make(string policy, int lines, bool isOneRun)
    {
        byte[] line = new byte[LineLength + 1];
        string previous = new('0', HashLength);
        for (int number = 0; number < lines; number++)
        {
            int seq = isOneRun ? number : 0;
            int run = isOneRun ? 0 : number;
            string text = $$"""{"v":1,"node":"node{{run}}","run":"{{run:x8}}","boot":1,"seq":{{seq}},"start":{{FirstStart + ((long)seq * SlotSeconds)}},"up":{{seq * SlotSeconds}},"len":{{SlotSeconds}},"policy":"{{policy}}","ch":{"footfall":3,"sound":1},"prev":"{{previous}}"}""";
            Array.Fill(line, (byte)' ');
            Encoding.ASCII.GetBytes(text, line);
            line[^1] = (byte)'\n';
            previous = isOneRun ? Convert.ToHexStringLower(SHA256.HashData(line.AsSpan(0, text.Length)))[..HashLength] : previous;
            yield return line;
        }
    }
}
