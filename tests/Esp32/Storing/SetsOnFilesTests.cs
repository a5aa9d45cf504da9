using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Provisioning;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// The sets of a box on the device's store: whatever power, driver and flash do, a set is there as a whole or not at all, and the one
/// before is there as long as it is not.
/// </summary>
[TestClass]
public class SetsOnFilesTests
{
    // Guards against an enumeration of nothing.
    private const int FewestCuts = 300;
    private const int FewestFlips = 2000;

    private static readonly SetChange[] Life =
    [
        new("first set", box => Commit(box, First)),
        new("first PUBACK", box => box.Sets.Trial.TryProve()),
        new("second set", box => Commit(box, Second)),
        new("a boot on trial", box => CountBoot(box)),
        new("second set gives way", box => box.Sets.Trial.TryGiveWay(SetFall.NoAcknowledgement, LinkFailure.WifiRefused)),
        new("third set", box => Commit(box, Third)),
        new("PUBACK of the third", box => box.Sets.Trial.TryProve()),
        new("password taken out", box => Commit(box, new() { [PartName.WifiPassword] = null })),
    ];

    private static Dictionary<string, string?> First => new()
    {
        [PartName.Settings] = "tenant demo\n",
        [PartName.WifiName] = "net",
        [PartName.WifiPassword] = "password one",
        [PartName.PrivateKey] = new string('k', 200),
    };

    private static Dictionary<string, string?> Second => new() { [PartName.WifiName] = "other net", [PartName.WifiPassword] = "password two" };

    private static Dictionary<string, string?> Third => new() { [PartName.Settings] = "tenant third\n", [PartName.BrokerHost] = "broker" };

    [TestMethod]
    public void A_cut_at_any_step_of_any_change_leaves_the_set_before_or_the_set_after_whole()
    {
        int cuts = 0;
        foreach ((SetChange change, Flash state) in States())
        {
            string before = Told(state.AfterPowerOn());
            string after = Told(After(state, change, flash => { }));
            int steps = After(state, change, flash => { }).Steps;
            for (int step = 0; step <= steps; step++, cuts++)
            {
                Flash flash = After(state, change, flash => flash.CutAt(step));
                string found = Told(flash.AfterPowerOn());
                Assert.IsTrue(found == before || found == after, $"{change.Name}, cut at step {step} of {steps}: {found}");

                // And the box can be told something else.
                Flash later = flash.AfterPowerOn();
                Chip.PowerOn(later);
                Box box = Open();
                Assert.IsTrue(Commit(box, Third), $"{change.Name}, cut at step {step}");
                Assert.Contains("broker-host broker;", Told(later.AfterPowerOn()));
                AssertSwept(later);
            }
        }

        Console.WriteLine($"sets on files: {cuts} cuts");
        Assert.IsGreaterThan(FewestCuts, cuts);
    }

    [TestMethod]
    public void A_driver_that_fails_at_any_step_leaves_the_set_before_or_the_set_after_whole()
    {
        foreach ((SetChange change, Flash state) in States())
        {
            string before = Told(state.AfterPowerOn());
            string after = Told(After(state, change, flash => { }));
            int steps = After(state, change, flash => { }).Steps;
            for (int step = 0; step <= steps; step++)
            {
                Flash flash = After(state, change, flash => flash.FailAt(step));
                flash.FailNoMore();
                string found = Told(flash.AfterPowerOn());
                Assert.IsTrue(found == before || found == after, $"{change.Name}, failure at step {step} of {steps}: {found}");
            }
        }
    }

    [TestMethod]
    public void A_full_flash_takes_no_set_and_loses_none()
    {
        foreach ((SetChange change, Flash state) in States())
        {
            string before = Told(state.AfterPowerOn());
            string after = Told(After(state, change, flash => { }));
            string found = Told(After(state, change, flash => flash.IsFull = true).AfterPowerOn());
            Assert.IsTrue(found == before || found == after, $"{change.Name}, full: {found}");
        }
    }

    [TestMethod]
    public void A_wrong_bit_is_never_another_value()
    {
        int flips = 0;
        int older = 0;
        HashSet<string> known = [.. States().Select(state => Parts(Told(state.State.AfterPowerOn())))];
        foreach ((SetChange change, Flash state) in States())
        {
            Flash whole = After(state, change, flash => { });
            string current = Told(whole.AfterPowerOn());
            foreach (string path in whole.Files.Keys.Order(StringComparer.Ordinal).ToArray())
            {
                for (int bit = 0; bit < 8 * whole.Files[path].Length; bit += 5, flips++)
                {
                    Flash flash = whole.AfterPowerOn();
                    flash.Files[path][bit / 8] ^= (byte)(1 << (bit % 8));
                    Chip.PowerOn(flash);
                    Box box = Open();
                    string found = Told(box);
                    bool isOlder = box.Sets.Standing == SetStanding.Older;
                    older += isOlder ? 1 : 0;
                    Assert.IsTrue(
                        found == current || isOlder || box.Sets.Standing == SetStanding.Damaged,
                        $"{change.Name}, bit {bit} of {path}: {found}");
                    Assert.AreEqual(found != current, box.Sets.FaultyEntry != null, $"{change.Name}, bit {bit} of {path}");
                    Assert.IsTrue(!isOlder || known.Contains(Parts(found)), found);
                }
            }
        }

        Console.WriteLine($"sets on files: {flips} wrong bits, of which {older} had the set before run");
        Assert.IsGreaterThan(FewestFlips, flips);
        Assert.IsGreaterThan(0, older);
    }

    // Each change, with the flash that it finds.
    private static IEnumerable<(SetChange Change, Flash State)> States()
    {
        Flash state = new(FlashKind.KeepsAtClose);
        foreach (SetChange change in Life)
        {
            yield return (change, state);
            state = After(state, change, flash => { }).AfterPowerOn();
        }
    }

    private static Flash After(Flash state, SetChange change, Action<Flash> spoil)
    {
        Flash flash = state.AfterPowerOn();
        Chip.PowerOn(flash);
        Box box = Open();
        spoil(flash);
        change.Make(box);
        return flash;
    }

    private static Box Open()
    {
        SetStore sets = new(new FileStore());
        sets.Open();
        return new Box(sets);
    }

    private static bool CountBoot(Box box)
    {
        box.Sets.Trial.CountBoot();
        return true;
    }

    private static bool Commit(Box box, Dictionary<string, string?> parts)
    {
        SetDraft draft = new(box.Sets);
        foreach ((string name, string? text) in parts)
        {
            if (text is null)
            {
                draft.Remove(name);
                continue;
            }

            byte[] bytes = Encoding.ASCII.GetBytes(text);
            if (!draft.TryPut(name, bytes, bytes.Length))
            {
                return false;
            }
        }

        return draft.TryCommit();
    }

    private static string Told(Flash flash)
    {
        Chip.PowerOn(flash);
        return Told(Open());
    }

    // What the firmware reads, and where it stands; each part by its text.
    private static string Told(Box box)
    {
        string told = box.Sets.Trial.IsOn ? $"on trial, boot {box.Sets.Trial.Boots}: " : "";
        for (int i = 0; i < PartTable.Count; i++)
        {
            string name = PartTable.At(i).Name;
            byte[] bytes = new byte[300];
            int read = box.Sets.Read(name, 0, bytes, bytes.Length);
            Assert.AreEqual(box.Sets.Length(name), read);
            told += read < 0 ? "" : $"{name} {Encoding.ASCII.GetString(bytes, 0, read)};";
        }

        return told;
    }

    private static string Parts(string told)
    {
        return told[(told.IndexOf(": ", StringComparison.Ordinal) + 1)..].Trim();
    }

    private static void AssertSwept(Flash flash)
    {
        Chip.PowerOn(flash.AfterPowerOn());
        Open();
        Assert.IsLessThanOrEqualTo(1 + (2 * PartTable.Count), Chip.Current.Flash.Files.Count);
    }

    private sealed record Box(SetStore Sets);

    private sealed record SetChange(string Name, Func<Box, bool> Make);
}
