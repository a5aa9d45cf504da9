using System.Text.RegularExpressions;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A technician at a terminal who answers what <c>edgenode provision</c> asks.</summary>
[TestClass]
public class PersonTests
{
    private const int MostAnswers = 10;
    private const int MostSeconds = 120;

    [TestMethod]
    public async Task A_box_from_the_factory_is_locked_and_its_state_is_at_the_broker_after_one_command()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();

        // What is the same for a whole city is in the file; what is of this box is asked.
        workshop.WriteSite("site", "latitude", "longitude", "height", "wifi-name", "wifi-password-file");
        using Person person = Person.Start(
            new Terminal(80), ["provision", "--port", box.Address, "--site", workshop.SiteFile, "--broker-config", workshop.File("broker"), .. workshop.Broker]);
        await person.SeeAsync("node [");
        string offered = Regex.Match(person.Screen, "node \\[([a-z0-9]{6})\\]").Groups[1].Value;
        await person.TypeAsync("\r");
        await person.AnswerAsync("site: ", "market-square-3");
        await person.AnswerAsync("latitude: ", "52520008");
        await person.AnswerAsync("longitude: ", "13404954");
        await person.AnswerAsync("height: ", "350");
        await person.SeeAsync("1  City Sensors  -58 dBm");
        await person.AnswerAsync("wifi-name: ", "1");
        await person.AnswerAsync("wifi-password: ", "correct horse battery");
        await person.AnswerAsync("Passphrase of the authority: ", "correct-horse-42");
        int end = await person.EndAsync();
        Assert.AreEqual(0, end, person.Screen);
        Assert.Contains($"{offered} at market-square-3 is locked: it counts and measures.", person.Screen);
        Assert.Contains($"/{offered}/state", person.Screen);
        Assert.AreEqual("locked", workshop.States(offered));
        Assert.DoesNotContain("correct horse", person.Screen);
        Assert.DoesNotContain("correct-horse-42", person.Screen);
        Match counted = Regex.Match(person.Screen, "([0-9]+) answers, ([0-9]+) seconds?\\.");
        Assert.AreEqual($"{person.Answers + 1}", counted.Groups[1].Value, person.Screen);
        Assert.IsLessThanOrEqualTo(MostAnswers, int.Parse(counted.Groups[1].Value));
        Assert.IsLessThan(MostSeconds, int.Parse(counted.Groups[2].Value));
        Console.WriteLine($"figure: {counted.Value}");
    }

    [TestMethod]
    public async Task What_is_not_allowed_is_said_while_it_is_typed_and_asked_again()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        workshop.WriteSite("height");
        using Person person = Person.Start(new Terminal(80), "provision", "--port", box.Address, "--site", workshop.SiteFile, "--passphrase-file", workshop.PassphraseFile, "--offline");
        await person.SeeAsync("node [");
        await person.TypeAsync("Kx");
        await person.SeeAsync("\u001b[31m");
        await person.TypeAsync("\r");
        await person.SeeAsync("found Kx; allowed: 1 to 16 of a-z0-9-");
        await person.SeeAsync("node [");
        await person.TypeAsync("\u0015kxx\u007f-1\r");
        await person.AnswerAsync("height: ", "tall");
        await person.SeeAsync("found tall; allowed: whole cm");
        await person.AnswerAsync("height: ", "\u0015350");
        Assert.AreEqual(0, await person.EndAsync(), person.Screen);
        Assert.AreEqual("prepared", workshop.States("kx-1"));
    }

    [TestMethod]
    public async Task A_wrong_password_is_found_by_the_test_and_mended_at_once()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        workshop.WriteSecret("wifi-password", "not this one");
        using Person person = Person.Start(
            new Terminal(80), "provision", "--port", box.Address, "--site", workshop.SiteFile, "--node", "kx7q22", "--passphrase-file", workshop.PassphraseFile,
            "--broker-config", workshop.File("broker"));
        await person.SeeAsync("wifi: wifi-refused: ");
        await person.SeeAsync("2  other password");
        await person.AnswerAsync("test [again]: ", "2");
        await person.AnswerAsync("wifi-password: ", "correct horse battery");
        Assert.AreEqual(0, await person.EndAsync(), person.Screen);
        Assert.AreEqual("locked", workshop.States("kx7q22"));
    }

    [TestMethod]
    [DataRow("wrong", "Passphrase of the authority: found a wrong one 3 times")]
    [DataRow("", "Passphrase of the authority: found a wrong one 3 times")]
    public async Task A_passphrase_that_is_wrong_three_times_ends_it_and_the_next_run_goes_on(string typed, string expected)
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using Person person = Person.Start(new Terminal(80), "provision", "--port", box.Address, "--site", workshop.SiteFile, "--node", "kx7q22", "--offline");
        for (int attempt = 0; attempt < 3; attempt++)
        {
            await person.AnswerAsync("Passphrase of the authority: ", typed);
        }

        Assert.AreEqual(2, await person.EndAsync(), person.Screen);
        Assert.Contains(expected, person.Screen);
        CommandResult next = await workshop.ProvisionAsync(box.Address, "--offline");
        Assert.AreEqual(0, next.ExitCode, next.Errors);
        Assert.AreEqual("prepared", workshop.States("kx7q22"));
    }
}
