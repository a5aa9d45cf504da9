using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority.Tests;

/// <summary>An authority in a folder that lives as long as a test, with a clock that the test sets.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string Tenant = "demo-city";

    // A moment that has passed for certain: 2026-11-01.
    public const long ReleasedUtcMs = 1793491200000;

    private readonly string _place = Directory.CreateTempSubdirectory("edgenode-test-").FullName;

    public TestAuthority(int boxDays = AuthoritySettings.DefaultBoxDays)
    {
        using Passphrase passphrase = new("of the city");
        using Passphrase rootPassphrase = new("of the safe");
        AuthorityFounding.Make(Folder, RootFolder, Settings with { BoxDays = boxDays }, passphrase, rootPassphrase, Clock);
    }

    public static AuthoritySettings Settings { get; } = new(AuthoritySettings.CurrentVersion, "Example City", AuthoritySettings.DefaultBoxDays, AuthoritySettings.DefaultOtherDays, AuthoritySettings.DefaultListDays);

    public string Folder => File("authority");

    public string RootFolder => File("authority-root");

    public string Index => Path.Combine(Folder, "index.jsonl");

    /// <summary>What the laptop's clock shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    public LaptopClock Clock => new(ReleasedUtcMs, new SetTime(this));

    public static byte[] Request(ECDsa key, string subject = "CN=whatever")
    {
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSigningRequest();
    }

    public static CertificateRequestText NewRequest()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return CertificateRequestText.For(key);
    }

    public string File(string name)
    {
        return Path.Combine(_place, name);
    }

    /// <summary>The authority as a program has it that was just started.</summary>
    public CityAuthority Open(bool isUnlocked = true)
    {
        CityAuthority authority = CityAuthority.Open(Folder, Clock);
        using Passphrase passphrase = new("of the city");
        Assert.IsTrue(!isUnlocked || authority.Unlock(passphrase));
        return authority;
    }

    public void Dispose()
    {
        Directory.Delete(_place, recursive: true);
    }

    private sealed class SetTime(TestAuthority owner) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            return owner.Now;
        }
    }
}
