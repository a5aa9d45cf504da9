using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority.Tests;

/// <summary>To whom an authority gives a certificate, and what stands in it.</summary>
[TestClass]
public class IssuingTests
{
    [TestMethod]
    [DataRow("CN=other")]
    [DataRow("CN=kx7q22,O=Somebody,OU=#")]
    [DataRow("O=Nobody")]
    [DataRow("CN=a+CN=b")]
    public void A_certificate_is_for_the_name_that_is_said_and_for_nothing_that_the_request_says(string subject)
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], true));
        IssuedCertificate issued = authority.SignBox(CertificateRequestText.Parse(request.CreateSigningRequest(), "box.csr"), "kx7q22", TestAuthority.Tenant);

        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(issued.Pem);
        Assert.AreEqual("CN=kx7q22", certificate.Subject);
        CollectionAssert.AreEquivalent(
            new[] { "2.5.29.19 critical", "2.5.29.15 critical", "2.5.29.37 critical", "2.5.29.14", "2.5.29.35" },
            certificate.Extensions.Select(extension => extension.Oid!.Value + (extension.Critical ? " critical" : "")).ToArray());
        Assert.IsFalse(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.AreEqual(X509KeyUsageFlags.DigitalSignature, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.AreEqual("1.3.6.1.5.5.7.3.2", certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Single().Value);
        Assert.IsNull(BrokerCertificates.OfClient(certificate, city.Now));
        Assert.AreEqual(issued.Serial, certificate.SerialNumber.ToLowerInvariant());
        Assert.AreEqual(issued.Fingerprint, certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant());
    }

    [TestMethod]
    public void Serial_numbers_are_positive_have_sixteen_bytes_and_differ()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        string[] serials = [.. Enumerable.Range(0, 40).Select(number => authority.SignBox(TestAuthority.NewRequest(), $"box-{number}", TestAuthority.Tenant).Serial)];
        Assert.HasCount(40, serials.Distinct().ToArray());
        Assert.IsTrue(serials.All(serial => serial.Length == 32 && serial[0] is >= '4' and <= '7'), string.Join(' ', serials));
    }

    [TestMethod]
    public void The_same_key_and_name_again_has_the_standing_certificate_also_in_another_program()
    {
        using TestAuthority city = new();
        CertificateRequestText request = TestAuthority.NewRequest();
        using CityAuthority authority = city.Open();
        using CityAuthority other = city.Open();
        IssuedCertificate first = authority.SignBox(request, "kx7q22", TestAuthority.Tenant);
        city.Now += TimeSpan.FromDays(1);
        Assert.AreEqual(first.Pem, other.SignBox(request, "kx7q22", TestAuthority.Tenant).Pem);
        Assert.HasCount(1, other.Certificates);
        Assert.AreEqual(first.Serial, other.Find("kx7q22")!.Serial);
    }

    [TestMethod]
    public void Another_key_for_a_live_name_is_refused_unless_it_shall_replace_the_first_which_is_then_revoked()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        IssuedCertificate first = authority.SignBox(TestAuthority.NewRequest(), "kx7q22", TestAuthority.Tenant);
        CertificateRequestText other = TestAuthority.NewRequest();
        Refuses(() => authority.SignBox(other, "kx7q22", TestAuthority.Tenant), first.Serial, "--replace-key");
        Assert.IsNull(authority.Find(first.Serial)!.RevokedAt);

        IssuedCertificate second = authority.SignBox(other, "kx7q22", TestAuthority.Tenant, OtherKey.Replace);
        Assert.AreEqual(X509RevocationReason.Superseded, authority.Find(first.Serial)!.RevocationReason);
        Assert.AreEqual(second.Serial, authority.Find("kx7q22")!.Serial);
        Assert.IsTrue(authority.RevocationList!.Serials.SetEquals([first.Serial]));
    }

    [TestMethod]
    public void A_name_has_one_kind_and_a_key_has_one_name()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        CertificateRequestText key = TestAuthority.NewRequest();
        authority.SignBox(key, "kx7q22", TestAuthority.Tenant);
        authority.SignConsumer(TestAuthority.NewRequest(), "backend");
        authority.SignBroker(TestAuthority.NewRequest(), ["localhost"]);
        Refuses(() => authority.SignConsumer(TestAuthority.NewRequest(), "kx7q22"), "kx7q22", "box");
        Refuses(() => authority.SignBox(TestAuthority.NewRequest(), "backend", TestAuthority.Tenant), "backend", "consumer");
        Refuses(() => authority.SignBox(TestAuthority.NewRequest(), "localhost", TestAuthority.Tenant), "localhost", "broker");
        Refuses(() => authority.SignBox(key, "zz9p01", TestAuthority.Tenant), "zz9p01", "kx7q22");
        Refuses(() => authority.SignBox(key, "kx7q22", "other-city"), TestAuthority.Tenant);
        authority.Revoke("kx7q22", X509RevocationReason.CessationOfOperation);
        Refuses(() => authority.SignConsumer(TestAuthority.NewRequest(), "kx7q22"), "kx7q22", "box");
        Refuses(() => authority.SignBox(key, "kx7q22", TestAuthority.Tenant), "revoked", "new key");
        Assert.HasCount(3, authority.Certificates);
        authority.SignBox(TestAuthority.NewRequest(), "kx7q22", "other-city");
    }

    [TestMethod]
    public void What_MQTT_or_an_access_rule_could_read_as_more_than_a_name_is_none()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        foreach (string name in new[] { "", "A", "a b", "a/b", "+", "#", "%u", "$SYS", "ä", "a\n", "a.b", "a_b", "abcdefghijklmnopq", "kx7q22 ", "*" })
        {
            Refuses(() => authority.SignBox(TestAuthority.NewRequest(), name, TestAuthority.Tenant), "node", "1 to 16 of a-z0-9-");
            Refuses(() => authority.SignBox(TestAuthority.NewRequest(), "kx7q22", name), "tenant", "1 to 16 of a-z0-9-");
            Refuses(() => authority.SignConsumer(TestAuthority.NewRequest(), name), "consumer", "1 to 16 of a-z0-9-");
        }

        Assert.IsEmpty(authority.Certificates);
        authority.SignBox(TestAuthority.NewRequest(), "abcdefghijklmnop", "0123456789-zzzzz");
    }

    [TestMethod]
    public void A_broker_is_known_by_its_hosts_and_by_nothing_that_is_no_host()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        string[] hosts = ["mqtt.example.org", "localhost", "127.0.0.1", "2001:db8::1"];
        CertificateRequestText request = TestAuthority.NewRequest();
        IssuedCertificate issued = authority.SignBroker(request, hosts);
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(issued.Pem);
        Assert.IsTrue(hosts.All(host => certificate.MatchesHostname(host)));
        Assert.IsFalse(certificate.MatchesHostname("other.example.org"));
        Assert.AreEqual("CN=mqtt.example.org", certificate.Subject);
        CollectionAssert.AreEquivalent(hosts, issued.Hosts.ToArray());
        CollectionAssert.AreEquivalent(hosts, authority.Renew("mqtt.example.org").Hosts.ToArray());
        Assert.AreNotEqual(issued.Serial, authority.SignBroker(request, ["mqtt.example.org", "10.0.0.1"]).Serial);
        foreach (string host in new[] { "", "*.example.org", "a..b", "-a", "a b", "a:8883", "1", "1.2.3", "10.0.0.256", "fe80::1%eth0", "MQTT.example.org", "ä.example", new string('a', 65), "a/b" })
        {
            Refuses(() => authority.SignBroker(TestAuthority.NewRequest(), [host]), "--host");
        }

        Refuses(() => authority.SignBroker(TestAuthority.NewRequest(), []), "--host");
        Refuses(() => authority.SignBroker(TestAuthority.NewRequest(), ["a", "a"]), "twice");
    }

    private static void Refuses(Action act, params string[] said)
    {
        CityAuthorityException refusal = Assert.ThrowsExactly<CityAuthorityException>(act);
        Assert.IsTrue(said.All(refusal.Message.Contains), refusal.Message);
        Assert.DoesNotContain("\n", refusal.Message);
    }
}
