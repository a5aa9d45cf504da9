namespace EdgeNode.EndToEnd.Tests;

/// <summary>What a technician sees of a box in the workshop and on the ladder, with a wrong password on the way. Pictures of it are in docs/technician.md.</summary>
[TestClass]
public class TechnicianScreenTests
{
    private const int Columns = 92;

    [TestMethod]
    public async Task The_screen_shows_what_was_done_what_failed_and_what_to_do()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        workshop.WriteSite("site", "broker-config broker");
        workshop.WriteSecret("wifi-password", "not this one");
        string[] line = ["provision", "--port", box.Address, "--site", "site.txt"];
        string folder = Path.GetDirectoryName(workshop.SiteFile)!;
        using (Person inWorkshop = Person.StartIn(folder, new Terminal(Columns), [.. line, "--node", "kx7q22", "--offline"]))
        {
            await inWorkshop.AnswerAsync("site: ", "Market Square");
            await inWorkshop.SeeAsync("found Market Square; allowed: 1 to 24 of a-z0-9-");
            await inWorkshop.AnswerAsync("site: ", "market-square");
            await inWorkshop.AnswerAsync("Passphrase of the authority: ", "correct-horse-42");
            Assert.AreEqual(0, await inWorkshop.EndAsync(), inWorkshop.Screen);
            await TerminalPicture.KeepAsync("terminal-workshop", inWorkshop.Screen, Columns, 22);
        }

        using Person onLadder = Person.StartIn(folder, new Terminal(Columns), line);
        await onLadder.SeeAsync("wifi: wifi-refused: the access point refused the box; check wifi-password");
        await onLadder.SeeAsync("test [again]: ");
        await TerminalPicture.KeepAsync("terminal-test", onLadder.Screen, Columns, 22);
        await onLadder.TypeAsync("other password\r");
        await onLadder.AnswerAsync("wifi-password: ", "correct horse battery");
        int end = await onLadder.EndAsync();
        await TerminalPicture.KeepAsync("terminal-locked", onLadder.Screen, Columns, 22);
        Assert.AreEqual(0, end, onLadder.Screen);
        Assert.Contains("kx7q22 at market-square is locked: it counts and measures.", onLadder.Screen);
        Assert.AreEqual("prepared locked", workshop.States("kx7q22"));
    }
}
