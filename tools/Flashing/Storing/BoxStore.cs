using System.Text.Json;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Flashing;

/// <summary>
/// What a box is told before it is mounted, checked as the firmware will check it. nanoff copies it to the internal file system of a
/// running stock runtime as a first set, each entry as a bank of the firmware's store, with the check values by which the box
/// knows later that no bit of it has changed.
/// </summary>
public sealed class BoxStore
{
    /// <summary>The internal file system, as nanoFramework names it.</summary>
    public const string Drive = "I:\\";

    // Certificates that the runtime trusts beside those of the store, whoever put them there (UplinkEntry; a test compares).
    private const string RuntimeAuthorities = "con_XB1_0.sys";

    private readonly StoreFolder _folder;
    private readonly UnlockSecretFile _unlock;

    private BoxStore(StoreFolder folder, string node, UnlockSecretFile unlock)
    {
        _folder = folder;
        Node = node;
        _unlock = unlock;
    }

    /// <summary>Node id in the settings, which is also the certificate's common name.</summary>
    public string Node { get; }

    /// <summary>Where the secret is that opens the box, which is locked from its first boot on.</summary>
    public string UnlockSecretFile => _unlock.Path;

    /// <summary>Names of the parts that the box gets.</summary>
    public IReadOnlyList<string> Names => [.. _folder.Present.Select(entry => entry.Name), PartName.UnlockSecret];

    /// <summary>The files that nanoff has to have copied, by the name of what is in each.</summary>
    public IReadOnlyList<(string Name, string File)> Copied =>
        [
            .. Names.Select(name => (name, $"{name}-1{BankFile.FirstSuffix}")),
            (LockRecord.Entry, LockRecord.Entry + BankFile.FirstSuffix),
            (SetStore.ManifestEntry, SetStore.ManifestEntry + BankFile.FirstSuffix),
        ];

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
        return new BoxStore(folder, settings.Node, Flashing.UnlockSecretFile.Beside(path));
    }

    /// <summary>
    /// Writes the list that nanoff's <c>--filedeployment</c> takes, which has paths alone, and beside it the entries of a first set, as
    /// the firmware's own code makes them. Nobody knows what the box has stored before, and nanoff ends with success whatever it
    /// could not do: so the manifest of before is removed first, and what is cut short leaves a box that was never told. Each new
    /// part goes where no older bank of it counts, and the new manifest comes last. Other slots the box itself empties when it starts. What
    /// the runtime has stored of certificate authorities is removed too.
    /// </summary>
    /// <param name="file">Where to; replaced if it is there. Its folder is nobody else's, for two of the entries are secrets.</param>
    public void WriteList(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        using FileStream stream = File.Create(file);
        using Utf8JsonWriter json = new(stream);
        json.WriteStartObject();
        json.WriteStartArray("Files");

        // The bank with the lower sequence may count again once the other is gone, so both go before anything is written.
        WriteFile(json, SetStore.ManifestEntry + BankFile.FirstSuffix, null);
        WriteFile(json, SetStore.ManifestEntry + BankFile.SecondSuffix, null);
        WriteFile(json, RuntimeAuthorities, null);

        // A reset that was begun would wipe what comes now.
        WriteFile(json, FactoryReset.Entry + BankFile.FirstSuffix, null);
        WriteFile(json, FactoryReset.Entry + BankFile.SecondSuffix, null);
        foreach ((string entry, byte[] content) in FirstSet().OrderBy(entry => entry.Key == SetStore.ManifestEntry))
        {
            string bank = Path.Combine(folder, entry + BankFile.FirstSuffix);
            BankFile.Write(bank, content);
            WriteFile(json, entry + BankFile.SecondSuffix, null);
            WriteFile(json, entry + BankFile.FirstSuffix, bank);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private IReadOnlyDictionary<string, byte[]> FirstSet()
    {
        MemoryStore store = new();
        SetStore sets = new(store);
        sets.Open();
        SetDraft draft = new(sets);
        foreach (PartDefinition part in _folder.Present)
        {
            byte[] content = _folder.Read(part)!;
            Invariant.Demand(draft.TryPut(part.Name, content, content.Length));
        }

        byte[] secret = _unlock.ReadOrMake();
        Invariant.Demand(draft.TryPut(PartName.UnlockSecret, secret, secret.Length) && draft.TryCommit() && new LockRecord(store).TryLock());
        return store.Entries;
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
