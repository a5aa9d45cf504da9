using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EdgeNode.Authority;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>openssl, which shares no code with ours, reads what <c>edgenode ca</c> writes, and is read by it.</summary>
[TestClass]
public class CaOpensslTests
{
    [TestMethod]
    public async Task Openssl_accepts_chain_purpose_key_and_revocation_list()
    {
        if (!await OpensslCity.IsThereAsync())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync("--name", "Example City");
        string request = await ca.RequestAsync("box", "/CN=kx7q22");
        JsonElement box = await ca.DoAsync("sign", request, "--tenant", "example", "--yes", "--out", ca.Files.File("box.crt"));
        await ca.DoAsync("issue", "--consumer", "backend", "--out", ca.Files.Root);
        await ca.DoAsync("issue", "--host", "mqtt.example.org", "--host", "127.0.0.1", "--out", ca.Files.Root);
        string root = Path.Combine(ca.Folder, "root.crt");
        string issuing = Path.Combine(ca.Folder, "issuing.crt");
        string list = Path.Combine(ca.Folder, "crl.pem");

        string[] chain = ["verify", "-x509_strict", "-CAfile", root, "-untrusted", issuing];
        await ca.OpensslAsync([.. chain, "-purpose", "sslclient", ca.Files.File("box.crt")]);
        await ca.OpensslAsync([.. chain, "-purpose", "sslclient", ca.Files.File("backend.crt")]);
        await ca.OpensslAsync([.. chain, "-purpose", "sslserver", "-verify_hostname", "mqtt.example.org", ca.Files.File("mqtt.example.org.crt")]);
        await ca.OpensslAsync([.. chain, "-purpose", "sslserver", "-verify_ip", "127.0.0.1", ca.Files.File("mqtt.example.org.crt")]);
        Assert.AreNotEqual(0, (await ca.TryOpensslAsync([.. chain, "-purpose", "sslserver", ca.Files.File("box.crt")])).ExitCode);
        Assert.AreNotEqual(0, (await ca.TryOpensslAsync("verify", "-CAfile", root, ca.Files.File("box.crt"))).ExitCode, "the root issues no boxes");

        string text = await ca.OpensslAsync("x509", "-in", ca.Files.File("box.crt"), "-noout", "-subject", "-issuer", "-serial", "-fingerprint", "-sha256");
        Assert.Contains("subject=CN = kx7q22\n", text);
        Assert.Contains("issuer=CN = Example City issuing CA\n", text);
        Assert.Contains($"serial={box.GetProperty("serial").GetString()!.ToUpperInvariant()}\n", text);
        Assert.Contains(box.GetProperty("fingerprint").GetString()!, text.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant());
        Assert.Contains("CA:TRUE, pathlen:0", await ca.OpensslAsync("x509", "-in", issuing, "-noout", "-text"));

        await ca.OpensslAsync("pkey", "-in", Path.Combine(ca.Folder, "issuing.key"), "-passin", "pass:" + CaFolder.Secret, "-noout");
        await ca.OpensslAsync("pkey", "-in", ca.Folder + "-root/root.key", "-passin", "pass:" + CaFolder.RootSecret, "-noout");
        Assert.AreNotEqual(0, (await ca.TryOpensslAsync("pkey", "-in", ca.Folder + "-root/root.key", "-passin", "pass:" + CaFolder.Secret, "-noout")).ExitCode);
        string form = await ca.OpensslAsync("asn1parse", "-in", Path.Combine(ca.Folder, "issuing.key"));
        Assert.IsTrue(new[] { "PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc", "0927C0" }.All(form.Contains), form);

        string[] withList = [.. chain, "-crl_check", "-CRLfile", list];
        await ca.OpensslAsync([.. withList, ca.Files.File("box.crt")]);
        await ca.DoAsync("revoke", "kx7q22", "--reason", "key-compromise");
        Assert.Contains("certificate revoked", (await ca.TryOpensslAsync([.. withList, ca.Files.File("box.crt")])).StandardError);
        await ca.OpensslAsync([.. withList, ca.Files.File("backend.crt")]);
        Assert.Contains("Key Compromise", await ca.OpensslAsync("crl", "-in", list, "-CAfile", issuing, "-noout", "-text"));
    }

    [TestMethod]
    public async Task A_certificate_that_was_issued_before_holds_with_the_renewed_authority()
    {
        if (!await OpensslCity.IsThereAsync())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        await ca.DoAsync("issue", "--consumer", "backend", "--out", ca.Files.Root);
        byte[] before = await File.ReadAllBytesAsync(Path.Combine(ca.Folder, "issuing.crt"));
        CommandResult wrong = await ca.RunAsync("renew", "--issuing", "--root-passphrase-file", ca.PassphraseFile);
        Assert.AreEqual(2, wrong.ExitCode, wrong.Output);
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(Path.Combine(ca.Folder, "issuing.crt")));
        await ca.DoAsync("renew", "--issuing", "--root-passphrase-file", ca.RootPassphraseFile);
        CollectionAssert.AreNotEqual(before, await File.ReadAllBytesAsync(Path.Combine(ca.Folder, "issuing.crt")));
        await ca.OpensslAsync("verify", "-CAfile", Path.Combine(ca.Folder, "root.crt"), "-untrusted", Path.Combine(ca.Folder, "issuing.crt"), "-crl_check", "-CRLfile", Path.Combine(ca.Folder, "crl.pem"), ca.Files.File("backend.crt"));
    }

    [TestMethod]
    public async Task Requests_of_openssl_are_taken_in_each_form_and_their_wishes_are_not()
    {
        if (!await OpensslCity.IsThereAsync())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        await ca.RequestAsync("one", "/CN=other/O=Somebody", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "subjectAltName=DNS:broker.example", "-addext", "extendedKeyUsage=serverAuth");
        await ca.OpensslAsync("req", "-in", "one.csr", "-text", "-out", "text.csr");
        await ca.OpensslAsync("req", "-in", "one.csr", "-outform", "DER", "-out", "der.csr");
        string fingerprint = await ca.OpensslAsync("pkey", "-in", "one.key", "-pubout", "-outform", "DER", "-out", "one.pub");
        fingerprint = (await ca.OpensslAsync("dgst", "-sha256", "-r", "one.pub")).Split(' ')[0];
        string? serial = null;
        foreach (string file in new[] { "one.csr", "text.csr", "der.csr" })
        {
            JsonElement signed = await ca.DoAsync("sign", ca.Files.File(file), "--node", "kx7q22", "--tenant", "example", "--fingerprint", fingerprint, "--out", ca.Files.File("box.crt"));
            Assert.AreEqual(fingerprint, signed.GetProperty("key").GetString());
            Assert.AreEqual(serial ??= signed.GetProperty("serial").GetString(), signed.GetProperty("serial").GetString(), "the same key and name again");
        }

        string text = await ca.OpensslAsync("x509", "-in", "box.crt", "-noout", "-text");
        Assert.Contains("Subject: CN = kx7q22\n", text);
        Assert.Contains("CA:FALSE", text);
        Assert.Contains("TLS Web Client Authentication", text);
        Assert.IsFalse(text.Contains("broker.example", StringComparison.Ordinal) || text.Contains("Server Authentication", StringComparison.Ordinal), text);

        CommandResult other = await ca.RunAsync("sign", ca.Files.File("one.csr"), "--node", "zz9p01", "--tenant", "example", "--fingerprint", fingerprint[..^1] + "g", "--out", ca.Files.File("no.crt"));
        Assert.AreEqual(2, other.ExitCode);
        Assert.Contains("do not sign it", other.Errors);
        Assert.IsFalse(File.Exists(ca.Files.File("no.crt")));
    }

    [TestMethod]
    public async Task A_bundle_is_taken_as_step_ca_writes_it()
    {
        if (!await OpensslCity.IsThereAsync())
        {
            return;
        }

        // Leaf and intermediate; names, purposes and an extension of its own as step-ca gives them.
        using CaFolder ca = await CaFolder.MakeAsync();
        string[] newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc"];
        await ca.OpensslAsync(["req", "-x509", .. newKey, "-subj", "/O=City/CN=City Root CA", "-addext", "basicConstraints=critical,CA:TRUE,pathlen:1", "-days", "90", "-keyout", "r.key", "-out", "r.crt"]);
        await ca.OpensslAsync(["req", "-x509", "-CA", "r.crt", "-CAkey", "r.key", .. newKey, "-subj", "/O=City/CN=City Intermediate CA", "-addext", "basicConstraints=critical,CA:TRUE,pathlen:0", "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-days", "60", "-keyout", "i.key", "-out", "i.crt"]);
        await ca.RequestAsync("box", "/CN=kx7q22", "-addext", "subjectAltName=DNS:kx7q22");
        await File.WriteAllTextAsync(ca.Files.File("leaf.cnf"), "keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\nsubjectAltName=DNS:kx7q22\n1.3.6.1.4.1.37476.9000.64.1=ASN1:UTF8String:city\n");
        await ca.OpensslAsync("x509", "-req", "-in", "box.csr", "-CA", "i.crt", "-CAkey", "i.key", "-days", "30", "-extfile", "leaf.cnf", "-out", "leaf.crt");
        string leaf = await File.ReadAllTextAsync(ca.Files.File("leaf.crt"));
        byte[] bundle = [.. System.Text.Encoding.ASCII.GetBytes(leaf), .. await File.ReadAllBytesAsync(ca.Files.File("i.crt"))];
        CertificateRequestText request = CertificateRequestText.Parse(await File.ReadAllBytesAsync(ca.Files.File("box.csr")), "box.csr");
        using CertificateAnswer answer = CertificateAnswer.Parse(bundle, "box.crt");
        X509Certificate2Collection root = [X509CertificateLoader.LoadCertificateFromFile(ca.Files.File("r.crt"))];
        answer.Require("kx7q22", request.Fingerprint, root, DateTimeOffset.UtcNow);
        Assert.AreEqual(leaf, answer.Pem);
        X509Certificate2Collection other = [X509CertificateLoader.LoadCertificateFromFile(Path.Combine(ca.Folder, "root.crt"))];
        Assert.ThrowsExactly<CityAuthorityException>(() => answer.Require("kx7q22", request.Fingerprint, other, DateTimeOffset.UtcNow));
    }
}
