using System.Text.Json;
using EdgeNode.Provisioning;

namespace EdgeNode.Flashing;

/// <summary>
/// What a box is told before it is mounted, checked as the firmware will check it. nanoff copies the entries to the internal file
/// system of a running stock runtime, each as a bank of the firmware's store, with the check values by which the box knows later that
/// no bit of it has changed.
/// </summary>
public sealed class BoxStore
{
    /// <summary>The internal file system, as nanoFramework names it.</summary>
    public const string Drive = "I:\\";

    // Certificates that the runtime trusts beside those of the store, whoever put them there (UplinkEntry; a test compares).
    private const string RuntimeAuthorities = "con_XB1_0.sys";

    private readonly StoreFolder _folder;

    private BoxStore(StoreFolder folder, string node)
    {
        _folder = folder;
        Node = node;
    }

    /// <summary>Node id in the settings, which is also the certificate's common name.</summary>
    public string Node { get; }

    /// <summary>Names of the entries that the box gets.</summary>
    public IReadOnlyList<string> Names => [.. _folder.Present.Select(entry => entry.Name)];

    /// <summary>Reads and checks a folder.</summary>
    /// <param name="path">A folder with one file for each entry, named as the entry.</param>
    /// <exception cref="FlashException">Something in it is missing, unknown or refused; nothing was changed.</exception>
    public static BoxStore Read(string path)
    {
        StoreFolder folder = StoreFolder.Open(path);
        StoreRules rules = new(folder);
        NodeSettings settings = rules.ReadSettings();
        rules.CheckPolicy();
        rules.CheckLines();
        CertificateRules.Check(folder, settings);
        return new BoxStore(folder, settings.Node);
    }

    /// <summary>
    /// Writes the list that nanoff's <c>--filedeployment</c> takes, which has paths alone, and beside it the entries. Entries
    /// without a file are removed from the box, and so is what the firmware itself has stored under any of the names, and what the
    /// runtime has stored of certificate authorities.
    /// </summary>
    /// <param name="file">Where to; replaced if it is there. Its folder is nobody else's, for two of the entries are secrets.</param>
    public void WriteList(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        using FileStream stream = File.Create(file);
        using Utf8JsonWriter json = new(stream);
        json.WriteStartObject();
        json.WriteStartArray("Files");
        foreach (StoreEntry entry in StoreEntries.All)
        {
            string? bank = null;
            if (_folder.Read(entry) is { } content)
            {
                bank = Path.Combine(folder, entry.Name + BankFile.FirstSuffix);
                BankFile.Write(bank, content);
            }

            WriteFile(json, entry.Name + BankFile.SecondSuffix, null);
            WriteFile(json, entry.Name + BankFile.FirstSuffix, bank);
        }

        WriteFile(json, RuntimeAuthorities, null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, string name, string? source)
    {
        json.WriteStartObject();
        json.WriteString("DestinationFilePath", Drive + name);
        if (source is not null)
        {
            json.WriteString("SourceFilePath", source);
        }

        json.WriteEndObject();
    }
}
