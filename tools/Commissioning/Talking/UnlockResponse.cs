using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.Commissioning;

/// <summary>What answers the challenge of a locked box (docs/console.md).</summary>
public static class UnlockResponse
{
    private const string Purpose = "edgenode unlock";
    private const string Challenge = "challenge ";

    /// <summary>Computes the response: HMAC-SHA256 of the purpose, the node id and the challenge.</summary>
    /// <param name="secret">The box's secret, 64 hexadecimal digits.</param>
    /// <param name="node">Its node id.</param>
    /// <param name="challenge">What it asked, in hexadecimal digits.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string To(string secret, string node, string challenge)
    {
        return Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(secret), Encoding.ASCII.GetBytes(Purpose + node + challenge)));
    }

    /// <summary>The challenge in an answer to <c>unlock</c>; null where there is none.</summary>
    public static string? ChallengeIn(BoxAnswer answer)
    {
        return answer.Lines.FirstOrDefault(line => line.StartsWith(Challenge, StringComparison.Ordinal))?[Challenge.Length..];
    }
}
