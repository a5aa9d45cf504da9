using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeNode.Policies;

namespace EdgeNode.Authority;

/// <summary>What an authority was told when it was made: <c>authority.json</c>. The numbers may be changed there by hand.</summary>
/// <param name="Version">Of the folder's layout.</param>
/// <param name="Name">The city, as its certificates have it: 1 to <see cref="GreatestNameLength"/> characters.</param>
/// <param name="BoxDays">How long the certificate of a box lives, in days.</param>
/// <param name="OtherDays">The same for brokers and consumers.</param>
/// <param name="ListDays">How long a list of revoked certificates holds, in days.</param>
public sealed record AuthoritySettings(int Version, string Name, int BoxDays, int OtherDays, int ListDays)
{
    /// <summary>The layout that this code reads and writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Most characters of a name.</summary>
    public const int GreatestNameLength = 40;

    /// <summary>
    /// Days of a box's certificate where nobody says otherwise: five years, as long as a release gets security fixes. To renew one
    /// takes a ladder today, and a box that is lost is shut out by the revocation list and not by the end of its certificate.
    /// </summary>
    public const int DefaultBoxDays = 1825;

    /// <summary>Days of a broker's or a consumer's certificate where nobody says otherwise: two years. To renew one takes a command.</summary>
    public const int DefaultOtherDays = 730;

    /// <summary>Days of a revocation list where nobody says otherwise: ten years. A broker refuses everybody once it is over.</summary>
    public const int DefaultListDays = 3650;

    /// <summary>Fewest days of anything.</summary>
    public const int LeastDays = 1;

    /// <summary>Most days of anything; what is longer than the issuing authority ends with it.</summary>
    public const int GreatestDays = 3650;

    private const int GreatestFileLength = 16 * 1024;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a name can stand in certificates: letters that can be seen, and single spaces between them.</summary>
    public static bool IsName(string name)
    {
        return name.Length is > 0 and <= GreatestNameLength
            && name.Trim().Length == name.Length
            && name.All(letter => PlainCharacter.IsAllowed(letter) && (letter == ' ' || !PlainCharacter.IsSpace(letter)) && !char.IsSurrogate(letter));
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="CityAuthorityException">It is of another version, or no such file.</exception>
    internal static AuthoritySettings Read(string path)
    {
        string text = AuthorityFiles.ReadText(path, GreatestFileLength);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.TryGetProperty("version", out JsonElement version) && version.TryGetInt32(out int found) && found != CurrentVersion)
            {
                throw new CityAuthorityException($"{path}: found version {found}; allowed: {CurrentVersion}. Another version of edgenode made this folder: use that one");
            }

            AuthoritySettings settings = document.Deserialize<AuthoritySettings>(Form)!;
            return IsName(settings.Name) && new[] { settings.BoxDays, settings.OtherDays, settings.ListDays }.All(days => days is >= LeastDays and <= GreatestDays)
                ? settings
                : throw new CityAuthorityException($"{path}: found a name or a number of days that cannot be; allowed: a name of 1 to {GreatestNameLength} characters, and {LeastDays} to {GreatestDays} days");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new CityAuthorityException($"{path}: found something else than an authority's settings; allowed: the file as ca init wrote it");
        }
    }

    /// <summary>The text of the file.</summary>
    internal string ToText()
    {
        return JsonSerializer.Serialize(this, Form) + "\n";
    }
}
