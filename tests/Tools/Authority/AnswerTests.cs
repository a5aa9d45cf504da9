using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EdgeNode.Authority.Tests;

/// <summary>Certificates that come from an authority, ours or another.</summary>
[TestClass]
public class AnswerTests
{
    [TestMethod]
    public void A_certificate_is_read_alone_and_in_a_bundle_in_each_form()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        IssuedCertificate issued = authority.SignBox(TestAuthority.NewRequest(), "kx7q22", TestAuthority.Tenant);
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(issued.Pem);
        foreach (byte[] form in new[]
        {
            certificate.RawData,
            Encoding.ASCII.GetBytes(issued.Pem),
            Encoding.ASCII.GetBytes(issued.ChainPem),
            Encoding.ASCII.GetBytes(issued.ChainPem + authority.Roots),
            Encoding.ASCII.GetBytes(authority.Roots + authority.IssuingPem + issued.Pem),
            Encoding.ASCII.GetBytes("subject=CN = kx7q22\r\n" + issued.ChainPem.ReplaceLineEndings("\r\n")),
            [.. Encoding.UTF8.Preamble, .. Encoding.ASCII.GetBytes(issued.ChainPem)],
        })
        {
            using CertificateAnswer answer = CertificateAnswer.Parse(form, "box.crt");
            Assert.AreEqual(issued.Pem, answer.Pem);
            Assert.AreEqual(issued.Fingerprint, answer.Fingerprint);
            Assert.AreEqual(issued.Serial, answer.Serial);
        }

        foreach (string none in new[] { "", "hello", authority.Roots, issued.Pem + authority.SignBox(TestAuthority.NewRequest(), "other", TestAuthority.Tenant).Pem, issued.Pem.Replace("MII", "MIA", StringComparison.Ordinal) })
        {
            CityAuthorityException refusal = Assert.ThrowsExactly<CityAuthorityException>(() => CertificateAnswer.Parse(Encoding.ASCII.GetBytes(none), "box.crt"));
            Assert.StartsWith("box.crt: found ", refusal.Message);
        }
    }

    [TestMethod]
    public void A_certificate_for_another_key_node_time_or_authority_is_refused_with_that_reason()
    {
        using TestAuthority city = new(boxDays: 10);
        using TestAuthority foreign = new();
        using CityAuthority authority = city.Open();
        using CityAuthority stranger = foreign.Open();
        CertificateRequestText request = TestAuthority.NewRequest();
        IssuedCertificate issued = authority.SignBox(request, "kx7q22", TestAuthority.Tenant);
        X509Certificate2Collection root = Certificates(authority.Roots);
        X509Certificate2Collection both = Certificates(authority.Roots + authority.IssuingPem);
        X509Certificate2Collection issuing = Certificates(authority.IssuingPem);
        using CertificateAnswer bundle = Read(issued.ChainPem);
        using CertificateAnswer alone = Read(issued.Pem);
        using CertificateAnswer strange = Read(stranger.SignBox(request, "kx7q22", TestAuthority.Tenant).ChainPem);
        using CertificateAnswer server = Read(authority.SignBroker(TestAuthority.NewRequest(), ["kx7q22"[..2]]).Pem);

        bundle.Require("kx7q22", request.Fingerprint, root, city.Now);
        alone.Require("kx7q22", request.Fingerprint, both, city.Now);
        alone.Require("kx7q22", request.Fingerprint, issuing, city.Now);
        alone.Require("kx7q22", request.Fingerprint, [], city.Now);
        Refuses(() => bundle.Require("zz9p01", request.Fingerprint, root, city.Now), "'kx7q22'", "zz9p01");
        Refuses(() => bundle.Require("kx7q22", TestAuthority.NewRequest().Fingerprint, root, city.Now), "another key");
        Refuses(() => bundle.Require("kx7q22", request.Fingerprint, root, city.Now.AddDays(11)), "ended");
        Refuses(() => bundle.Require("kx7q22", request.Fingerprint, root, city.Now.AddDays(-1)), "not valid before");
        Refuses(() => strange.Require("kx7q22", request.Fingerprint, root, city.Now), "another authority");
        Refuses(() => alone.Require("kx7q22", request.Fingerprint, root, city.Now), "whose issuing authority is not in the file");
        Refuses(() => server.Require("kx", RequestFingerprint.Of(server.Certificate.PublicKey), root, city.Now), "not for clients");
    }

    private static CertificateAnswer Read(string pem)
    {
        return CertificateAnswer.Parse(Encoding.ASCII.GetBytes(pem), "box.crt");
    }

    private static X509Certificate2Collection Certificates(string pem)
    {
        X509Certificate2Collection certificates = [];
        certificates.ImportFromPem(pem);
        return certificates;
    }

    private static void Refuses(Action act, params string[] said)
    {
        CityAuthorityException refusal = Assert.ThrowsExactly<CityAuthorityException>(act);
        Assert.IsTrue(said.All(refusal.Message.Contains), refusal.Message);
        Assert.DoesNotContain("\n", refusal.Message);
    }
}
