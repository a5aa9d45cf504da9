using EdgeNode.City;
using EdgeNode.Gateway;

namespace EdgeNode.Tools.Tests;

/// <summary>A password stands in a file for its owner alone, and is never shown.</summary>
[TestClass]
public class StoreSecretTests
{
    private const string Password = "hunter2-of-the-city";

    private static readonly string[] WithPassword =
    [
        $"Host=db.example;Username=gateway;Password={Password}",
        $"host=db.example;user id=gateway;PWD={Password}",
        $"postgresql://gateway:{Password}@db.example/city",
        $"postgres://gateway:{Password}@db.example:5433/city?sslmode=verify-full",
        $"Host=db.example;SSL Certificate=x;SSL Password={Password}",
    ];

    private static readonly string[] Broken =
    [
        $"Host=db.example;Password={Password};Pasword={Password}",
        $"Host=db.example;Port={Password}",
        $"postgresql://gateway:{Password}@db.example/city?colour={Password}",
        $"postgresql://gateway:{Password}@db.example:{Password}/city",
        $"Password={Password}",
    ];

    [TestMethod]
    public void A_password_is_refused_as_an_argument_and_in_the_environment()
    {
        using SettingSamples samples = new();
        foreach (string store in WithPassword)
        {
            Dictionary<string, string> options = samples.Needed();
            options["store"] = store;
            IsRefused(() => SettingValues.Read(options, new Dictionary<string, string>()), "--store: found a password; ");
            IsRefused(() => SettingValues.Read(samples.Needed(), new Dictionary<string, string> { ["EDGENODE_GATEWAY_STORE"] = store }), "EDGENODE_GATEWAY_STORE: found a password; ");
        }
    }

    [TestMethod]
    public void A_password_in_the_file_is_taken_where_its_owner_alone_can_read_it()
    {
        using SettingSamples samples = new();
        foreach (string store in WithPassword)
        {
            Dictionary<string, string> options = samples.Needed();
            options["config"] = samples.Config($"{{ \"store\": \"{store}\" }}");
            if (!OperatingSystem.IsWindows())
            {
                foreach (UnixFileMode others in new[] { UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.OtherWrite })
                {
                    File.SetUnixFileMode(options["config"], UnixFileMode.UserRead | others);
                    IsRefused(() => SettingValues.Read(options, new Dictionary<string, string>()), $"{options["config"]}: store: found a password in a file that others can read or write; ");
                }

                File.SetUnixFileMode(options["config"], UnixFileMode.UserRead);
            }

            GatewayOptions read = GatewayOptions.From(SettingValues.Read(options, new Dictionary<string, string>()));
            Assert.Contains(Password, read.Store.ConnectionString!);
            Assert.DoesNotContain(Password, read.Store.Shown);
            Assert.DoesNotContain(Password, read.ToString());
            File.Delete(options["config"]);
        }
    }

    [TestMethod]
    public void A_connection_string_that_cannot_be_read_is_not_quoted()
    {
        using SettingSamples samples = new();
        foreach (string store in Broken)
        {
            Dictionary<string, string> options = samples.Needed();
            options["store"] = store;
            IsRefused(() => SettingValues.Read(options, new Dictionary<string, string>()), "--store: found a text that names no store; allowed is ");
        }
    }

    [TestMethod]
    [DataRow("postgresql://gateway@db.example/city", "Host=db.example;Username=gateway;Database=city", "database city at db.example:5432 (PostgreSQL)")]
    [DataRow("postgres://db.example:5433", "Host=db.example;Port=5433", "the database at db.example:5433 (PostgreSQL)")]
    [DataRow("postgresql://a%40b@[::1]/c%2Fd?sslmode=verify-full&sslrootcert=/etc/ca.crt&application_name=gw", "Host=::1;Username=a@b;Database=c/d;SSL Mode=VerifyFull;Root Certificate=/etc/ca.crt;Application Name=gw", "database c/d at ::1:5432 (PostgreSQL)")]
    public void An_address_of_libpq_is_the_connection_string_that_it_says(string address, string expected, string shown)
    {
        using SettingSamples samples = new();
        Dictionary<string, string> options = samples.Needed();
        options["store"] = address;
        StoreAddress store = GatewayOptions.From(SettingValues.Read(options, new Dictionary<string, string>())).Store;
        options["store"] = expected;
        Assert.AreEqual(GatewayOptions.From(SettingValues.Read(options, new Dictionary<string, string>())).Store.ConnectionString, store.ConnectionString);
        Assert.AreEqual(shown, store.Shown);
    }

    private static void IsRefused(Action read, string begins)
    {
        string said = Assert.ThrowsExactly<CityException>(read).Message;
        Assert.StartsWith(begins, said);
        Assert.DoesNotContain(Password, said);
        Assert.DoesNotContain('\n', said);
    }
}
