using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>Which certificates a box takes for its own, and what it says of the others.</summary>
[TestClass]
public class CertificateTests
{
    private const string Node = "lamp-7";

    private static readonly DeviceKey Key = IdentityBench.Key(SHA256.HashData("certificate"u8));
    private static readonly RSA Authority = RSA.Create(2048);
    private static readonly DateTimeOffset Begins = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Ends = new(2029, 2, 28, 23, 59, 59, TimeSpan.Zero);
    private static readonly long Now = new DateTimeOffset(2027, 5, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [TestMethod]
    public void The_certificate_that_an_authority_gives_for_the_request_fits()
    {
        byte[] der = Certified(Begins, Ends);
        string pem = PemEncoding.WriteString("CERTIFICATE", der);
        string chain = $"subject=/CN={Node}\r\n{pem}\n{PemEncoding.WriteString("CERTIFICATE", Other(Node))}\n";
        byte[][] forms = [der, Encoding.ASCII.GetBytes(pem), Encoding.ASCII.GetBytes(pem.ReplaceLineEndings("\r\n")), Encoding.ASCII.GetBytes(chain)];
        foreach (byte[] form in forms)
        {
            Assert.AreEqual(CertificateVerdict.Fits, CheckAt(form, Now));
        }

        CertificateReader reader = Read(der);
        Assert.AreEqual(Begins.ToUnixTimeMilliseconds(), reader.Fields.NotBeforeUtcMs);
        Assert.AreEqual(Ends.ToUnixTimeMilliseconds(), reader.Fields.NotAfterUtcMs);
    }

    [TestMethod]
    public void Each_reason_has_its_name()
    {
        byte[] own = Certified(Begins, Ends);
        Assert.AreEqual(CertificateVerdict.OtherKey, CheckAt(Other(Node), Now));
        Assert.AreEqual(CertificateVerdict.OtherNode, Read(own).CheckAt(Key.Public, "lamp-8", Now));
        Assert.AreEqual(CertificateVerdict.OtherNode, Read(own).CheckAt(Key.Public, "lamp-77", Now));
        Assert.AreEqual(CertificateVerdict.OtherNode, Read(own).CheckAt(Key.Public, "lamp-", Now));
        Assert.AreEqual(CertificateVerdict.NoNode, CheckAt(Certified(Begins, Ends, "O=City"), Now));
        Assert.AreEqual(CertificateVerdict.NoNode, CheckAt(Certified(Begins, Ends, $"CN={Node}, O=City, CN={Node}"), Now));
        Assert.AreEqual(CertificateVerdict.Fits, CheckAt(Certified(Begins, Ends, $"CN={Node}, O=City, C=DE"), Now));
        Assert.AreEqual(CertificateVerdict.Fits, CheckAt(Certified(Begins, Ends, TwoInOneSet()), Now));
        Assert.AreEqual(CertificateVerdict.OtherKindOfKey, CheckAt(Certified(Begins, Ends, $"CN={Node}", new PublicKey(Authority)), Now));
        using ECDsa p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.AreEqual(CertificateVerdict.OtherKindOfKey, CheckAt(Certified(Begins, Ends, $"CN={Node}", new PublicKey(p384)), Now));
        Assert.AreEqual(CertificateVerdict.NoCertificate, CheckAt(Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE REQUEST-----"), Now));
        Assert.AreEqual(CertificateVerdict.NoCertificate, CheckAt([], Now));
        Assert.AreEqual(CertificateVerdict.TooLong, CheckAt(Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", new byte[CertificateReader.GreatestLength + 1])), Now));
        Assert.AreEqual(CertificateVerdict.TooLong, CheckAt([0x30, 0x82, .. new byte[CertificateReader.GreatestLength]], Now));
        Assert.AreEqual(CertificateVerdict.Damaged, CheckAt(Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE----------END CERTIFICATE-----"), Now));
        Assert.AreEqual(CertificateVerdict.Damaged, CheckAt(KeyTests.Request(Key, Node), Now));
    }

    [TestMethod]
    public void Dates_are_held_against_trusted_time_to_the_second()
    {
        byte[] der = Certified(Begins, Ends);
        Assert.AreEqual(CertificateVerdict.NotYetValid, CheckAt(der, Begins.ToUnixTimeMilliseconds() - 1));
        Assert.AreEqual(CertificateVerdict.Fits, CheckAt(der, Begins.ToUnixTimeMilliseconds()));
        Assert.AreEqual(CertificateVerdict.Fits, CheckAt(der, Ends.ToUnixTimeMilliseconds()));
        Assert.AreEqual(CertificateVerdict.Expired, CheckAt(der, Ends.ToUnixTimeMilliseconds() + 1));
    }

    [TestMethod]
    public void Without_trusted_time_only_the_end_is_held_against_the_least()
    {
        byte[] der = Certified(Begins, Ends);
        Assert.AreEqual(CertificateVerdict.Fits, Read(der).CheckWithoutTime(Key.Public, Node, Begins.ToUnixTimeMilliseconds() - 1));
        Assert.AreEqual(CertificateVerdict.Fits, Read(der).CheckWithoutTime(Key.Public, Node, Ends.ToUnixTimeMilliseconds()));
        Assert.AreEqual(CertificateVerdict.EndsTooEarly, Read(der).CheckWithoutTime(Key.Public, Node, Ends.ToUnixTimeMilliseconds() + 1));
        Assert.AreEqual(CertificateVerdict.OtherNode, Read(der).CheckWithoutTime(Key.Public, "lamp-8", Ends.ToUnixTimeMilliseconds() + 1));
    }

    [TestMethod]
    public void An_end_before_the_beginning_is_told_whatever_the_time()
    {
        // .NET makes no such certificate: the two dates of one are exchanged.
        byte[] der = Certified(Begins, Ends);
        byte[] begin = Encoding.ASCII.GetBytes("261101000000Z");
        byte[] end = Encoding.ASCII.GetBytes("290228235959Z");
        int at = der.AsSpan().IndexOf(begin);
        end.CopyTo(der, at);
        begin.CopyTo(der, at + begin.Length + 2);
        Assert.AreEqual(CertificateVerdict.EndsBeforeItBegins, CheckAt(der, Now));
        Assert.AreEqual(CertificateVerdict.EndsBeforeItBegins, Read(der).CheckWithoutTime(Key.Public, Node, 0));
    }

    [TestMethod]
    [DataRow(1950)]
    [DataRow(1969)]
    [DataRow(1970)]
    [DataRow(2000)]
    [DataRow(2049)]
    [DataRow(2050)]
    [DataRow(2100)]
    [DataRow(9999)]
    public void Dates_of_both_forms_are_those_of_dotnet(int year)
    {
        for (int month = 1; month <= 12; month++)
        {
            foreach (int day in new[] { 1, 28, DateTime.DaysInMonth(year, month) })
            {
                DateTimeOffset begins = new(year, month, day, month % 24, day, month + day, TimeSpan.Zero);
                Assert.AreEqual(begins.ToUnixTimeMilliseconds(), Read(Certified(begins, begins)).Fields.NotBeforeUtcMs, begins.ToString("O"));
            }
        }
    }

    [TestMethod]
    [DataRow("261301000000Z")]
    [DataRow("260001000000Z")]
    [DataRow("261131000000Z")]
    [DataRow("261100000000Z")]
    [DataRow("270229000000Z")]
    [DataRow("261101240000Z")]
    [DataRow("261101006000Z")]
    [DataRow("261101000060Z")]
    [DataRow("2611010000 0Z")]
    [DataRow("26110100000/Z")]
    [DataRow("261101000000+")]
    public void A_date_that_is_none_is_damaged(string date)
    {
        byte[] der = Certified(Begins, Ends);
        Encoding.ASCII.GetBytes(date).CopyTo(der, der.AsSpan().IndexOf(Encoding.ASCII.GetBytes("261101000000Z")));
        Assert.AreEqual(CertificateVerdict.Damaged, CheckAt(der, Now));
    }

    [TestMethod]
    public void A_certificate_cut_off_or_with_any_byte_changed_never_stops_a_box()
    {
        byte[] der = Certified(Begins, Ends);
        string pem = PemEncoding.WriteString("CERTIFICATE", der);
        for (int length = 0; length < der.Length; length++)
        {
            Assert.AreNotEqual(CertificateVerdict.Fits, CheckAt(der[..length], Now));
        }

        for (int length = 0; length < pem.Length; length++)
        {
            Assert.AreNotEqual(CertificateVerdict.Fits, CheckAt(Encoding.ASCII.GetBytes(pem[..length]), Now));
        }

        for (int at = 0; at < der.Length; at++)
        {
            foreach (byte mask in new byte[] { 1, 0x80, 0xff })
            {
                byte[] changed = [.. der];
                changed[at] ^= mask;
                _ = CheckAt(changed, Now);
            }
        }

        for (int at = 0; at < pem.Length; at++)
        {
            byte[] changed = Encoding.ASCII.GetBytes(pem);
            changed[at] = (byte)'!';
            bool isInDashes = CheckAt(changed, Now) is CertificateVerdict.NoCertificate;
            Assert.IsTrue(isInDashes || CheckAt(changed, Now) == CertificateVerdict.Damaged || changed[at] == pem[at], $"{at}");
        }
    }

    private static CertificateVerdict CheckAt(byte[] data, long utcMs)
    {
        return Read(data).CheckAt(Key.Public, Node, utcMs);
    }

    private static CertificateReader Read(byte[] data)
    {
        // Amid other bytes, so that nothing leans on the array's ends.
        byte[] surrounded = [0x30, .. data, (byte)'-'];
        CertificateReader reader = new();
        reader.Begin(surrounded, 1, data.Length);
        int steps = 1;
        while (!reader.Step())
        {
            Assert.IsLessThan(100, steps++);
        }

        return reader;
    }

    private static byte[] Certified(DateTimeOffset begins, DateTimeOffset ends, string subject = $"CN={Node}", PublicKey? key = null)
    {
        return Certified(begins, ends, new X500DistinguishedName(subject), key);
    }

    private static byte[] Certified(DateTimeOffset begins, DateTimeOffset ends, X500DistinguishedName subject, PublicKey? key = null)
    {
        using ECDsa own = IdentityBench.Dotnet(Key);
        CertificateRequest request = new(subject, key ?? new PublicKey(own), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        return request.Create(new X500DistinguishedName("CN=City"), X509SignatureGenerator.CreateForRSA(Authority, RSASignaturePadding.Pkcs1), begins, ends, [1, 2, 3]).RawData;
    }

    // .NET's text form of a name has no way to say it.
    private static X500DistinguishedName TwoInOneSet()
    {
        AsnWriter name = new(AsnEncodingRules.DER);
        using (name.PushSequence())
        using (name.PushSetOf())
        {
            foreach ((string identifier, string text) in new[] { ("2.5.4.3", Node), ("2.5.4.10", "City") })
            {
                using (name.PushSequence())
                {
                    name.WriteObjectIdentifier(identifier);
                    name.WriteCharacterString(UniversalTagNumber.UTF8String, text);
                }
            }
        }

        return new X500DistinguishedName(name.Encode());
    }

    private static byte[] Other(string node)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest($"CN={node}", key, HashAlgorithmName.SHA256).CreateSelfSigned(Begins, Ends).RawData;
    }
}
