using CsCheck;
using EdgeNode.Provisioning;

namespace EdgeNode.Tools.Tests.Words;

[TestClass]
public class SettingsTests
{
    private static readonly Gen<string> Hash256 = Gen.Char["0123456789abcdef"].Array[64].Select(c => new string(c));

    private static readonly Gen<NodeSettings> AnySettings =
        from tenant in Name(16)
        from node in Name(16)
        from site in Name(24)
        from latitude in Gen.Int[-90_000_000, 90_000_000]
        from longitude in Gen.Int[-180_000_000, 180_000_000]
        from height in Gen.Int[0, 10_000]
        from altitude in Gen.Int[0, 3_000]
        from hashes in Hash256.Null().Array[2]
        select new NodeSettings
        {
            Tenant = tenant,
            Node = node,
            Site = site,
            LatitudeMicrodegrees = latitude,
            LongitudeMicrodegrees = longitude,
            HeightCm = height,
            AltitudeM = altitude,
            ImageHash = hashes[0],
            CertificateFingerprint = hashes[1],
        };

    [TestMethod]
    public void Any_settings_are_read_as_they_were_written()
    {
        AnySettings.ForAll(
            settings =>
            {
                byte[] text = NodeSettingsText.Write(settings);
                Assert.IsTrue(NodeSettingsText.TryRead(text, out NodeSettings? read, out string? fault), fault);
                CollectionAssert.AreEqual(Values(settings), Values(read!));
            },
            cases: 1000);
    }

    [TestMethod]
    public void Spoiled_settings_are_read_whole_or_refused_in_one_line()
    {
        Gen.Select(AnySettings, Gen.Int[0, 1000], Gen.Byte).ForAll(
            (settings, at, value) =>
            {
                byte[] text = NodeSettingsText.Write(settings);
                text[at % text.Length] = value;
                if (!NodeSettingsText.TryRead(text, out NodeSettings? read, out string? fault))
                {
                    Assert.IsNull(read);
                    Assert.IsTrue(fault!.All(c => c is >= ' ' and <= '~'), fault);
                }
                else
                {
                    Assert.IsNotNull(read);
                    CollectionAssert.AreEquivalent(text, NodeSettingsText.Write(read));
                }
            },
            cases: 5000);
    }

    private static Gen<string> Name(int greatest)
    {
        return Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[1, greatest].Select(c => new string(c));
    }

    private static object?[] Values(NodeSettings settings)
    {
        return
        [
            settings.Tenant, settings.Node, settings.Site, settings.LatitudeMicrodegrees, settings.LongitudeMicrodegrees,
            settings.HeightCm, settings.AltitudeM, settings.ImageHash, settings.CertificateFingerprint,
        ];
    }
}
