using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.Browser.Tests;

/// <summary>The cable is pulled at each step, and the page goes on where the box is: nothing that the box has is asked again.</summary>
[TestClass]
public class PulledCableTests
{
    [TestMethod]
    public async Task A_cable_that_is_pulled_at_any_step_costs_nothing_but_plugging_it_in()
    {
        using BrowserWorkshop? workshop = await BrowserWorkshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using BridgedPort port = new(box.Address);
        await using ProvisionPage? page = await ProvisionPage.OpenAsync(port);
        if (page is null)
        {
            return;
        }

        Technician technician = new(page, workshop);
        await technician.ConnectAsync();
        await PullAsync(page, "who", "tenant");
        await technician.TellWhoAsync();

        // Amid the scan.
        await PullAsync(page, "network", null);
        await technician.TellNetworkAsync();
        await PullAsync(page, "broker", null);

        // Amid a document: the box forgets what it has of it.
        port.PullAfter = "MII";
        await page.ChooseAsync("roots", "ca.crt", File.ReadAllText(workshop.AuthorityFile));
        await ResumeAsync(page, "broker");
        await technician.TellBrokerAsync();
        port.PullAfter = "channel sound";
        await page.ChooseAsync("policy", "market-square.txt", SourceTree.Policy("market-square.txt"));
        await page.PressAsync("Continue");
        await ResumeAsync(page, "policy");
        await technician.TellPolicyAsync();

        // While the box makes its key.
        port.PullAfter = "csr";
        await page.PressAsync("Have the key made");
        await ResumeAsync(page, "certificate");
        await technician.BringCertificateAsync("Show the request");
        await PullAsync(page, "secret", null);
        await technician.KeepSecretAsync();

        // Before the box has said that it restarts.
        port.PullAfter = "commit";
        await page.PressAsync("Put into effect");
        await ResumeAsync(page, "test");

        // Amid the test, which the box goes on with.
        port.PullAfter = "test";
        await page.PressAsync("Begin the test");
        await ResumeAsync(page, "test");
        await technician.TestAsync();
        await PullAsync(page, "lock", null);
        port.PullAfter = "lock";
        await page.PressAsync("Lock the box");
        await ResumeAsync(page, "done");
        await technician.FinishAsync();
        page.AssertAlone();
    }

    [TestMethod]
    public async Task What_was_prepared_in_the_workshop_needs_only_trial_test_and_lock_on_the_ladder()
    {
        using BrowserWorkshop? workshop = await BrowserWorkshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        // In the workshop the site's network is not around.
        using FastBox box = new(new Virtual.AccessPoint("Bench", -40, ""), new Virtual.AccessPoint("City Sensors", -58, BrowserWorkshop.Wifi));
        box.Disconnect();
        using BridgedPort port = new(box.Address);
        await using (ProvisionPage? page = await ProvisionPage.OpenAsync(port))
        {
            if (page is null)
            {
                return;
            }

            Technician inside = new(page, workshop);
            await inside.PrepareAsync();
            await page.PressAsync("No network here: finish later");
            await page.AtAsync("done");
            await page.SeesAsync("Ready for its place");
            await page.LookAtAsync("prepared");
        }

        await using ProvisionPage? ladder = await ProvisionPage.OpenAsync(port, ProvisionPage.Phone);
        Technician outside = new(ladder!, workshop);
        await ladder!.PressAsync("Connect");
        await ladder.AtAsync("test");
        await outside.TestAsync();
        await ladder.PressAsync("Lock the box");
        Assert.Contains("Nobody could open the box again without it", await ladder.ProblemAsync());
        await ladder.Page.CheckAsync("#have-secret");
        await outside.LockAsync();
    }

    // Pulls the cable while the step is shown; what was typed stays.
    private static async Task PullAsync(ProvisionPage page, string step, string? setting)
    {
        if (setting is not null)
        {
            await page.TypeAsync(setting, "typed");
        }

        page.Port.Pull();
        await ResumeAsync(page, step);
        if (setting is not null)
        {
            Assert.AreEqual("typed", await page.Page.InputValueAsync($"#field-{setting}"));
        }
    }

    private static async Task ResumeAsync(ProvisionPage page, string step)
    {
        Assert.Contains("The cable was pulled", await page.ProblemAsync());
        await page.PressAsync("Connect again");
        Assert.Contains("another program holds it, or the cable is gone", await page.ProblemAsync());
        page.Port.PlugIn();
        await page.Page.EvaluateAsync("plugIn()");
        await page.AtAsync(step);
    }
}
