using System.Text.RegularExpressions;

namespace EdgeNode.City.Tests;

/// <summary>A look into the text of a line.</summary>
internal static class SampleLine
{
    /// <summary>The integer of a key.</summary>
    internal static long ValueOf(string line, string key)
    {
        return long.Parse(Regex.Match(line, $"\"{key}\":([0-9]+)").Groups[1].Value);
    }

    /// <summary>The line with the integer of a key taken out.</summary>
    internal static string Without(string line, string key)
    {
        return Regex.Replace(line, $"\"{key}\":[0-9]+", "");
    }
}
