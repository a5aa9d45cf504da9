using System.Text;
using CsCheck;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Provisioning;

namespace EdgeNode.Esp32.Tests;

/// <summary>Lives of a box through commits, boots, acknowledgements, silence, power cuts and wrong bits, against a plain model.</summary>
[TestClass]
public class SetLifeTests
{
    private const int Cases = 1500;
    private const int GreatestStep = 40;

    // A cut that never comes.
    private const int NoCut = int.MaxValue;

    private static readonly Gen<Event[]> Lives = Gen.Select(
        Gen.Enum<EventKind>(),
        Gen.Frequency((2, Gen.Const(NoCut)), (1, Gen.Int[0, GreatestStep])),
        (kind, cut) => new Event(kind, cut)).Array[1, 30];

    [TestMethod]
    public void Whatever_happens_a_box_runs_what_the_model_of_its_trials_says()
    {
        int giveWays = 0;
        int olders = 0;
        int cuts = 0;
        Lives.ForAll(
            life =>
            {
                Life lived = new();
                foreach ((Event happens, int number) in life.Select((happens, number) => (happens, number)))
                {
                    lived.Have(happens, number);
                }

                giveWays += lived.GiveWays;
                olders += lived.Olders;
                cuts += lived.Cuts;
            },
            Cases,
            oneByOne: true);
        Console.WriteLine($"lives of sets: {giveWays} gave way, {olders} boots ran the set before a damaged one, {cuts} cuts");
        Assert.IsGreaterThan(20, giveWays);
        Assert.IsGreaterThan(20, olders);
        Assert.IsGreaterThan(200, cuts);
    }

    [TestMethod]
    public void A_first_set_stays_on_trial_over_boots_hours_and_power_cuts_and_a_PUBACK_proves_it()
    {
        Life life = new();
        life.Have(new Event(EventKind.Commit, NoCut), 1);
        for (int i = 0; i < 20; i++)
        {
            life.Have(new Event(EventKind.QuarterHour, i), 2);
            life.Have(new Event(EventKind.Boot, i), 3);
        }

        Assert.AreEqual("net-1 on trial", life.Observed);
        life.Have(new Event(EventKind.Acknowledgement, NoCut), 4);
        Assert.AreEqual("net-1", life.Observed);
        Assert.AreEqual(0, life.GiveWays);
    }

    private enum EventKind
    {
        Commit,
        Acknowledgement,
        QuarterHour,
        Boot,
        WrongBit,
    }

    private sealed record Event(EventKind Kind, int CutAt);

    // What the documents say of a set, and no more.
    private sealed record SetModel(string Name, bool IsProven = false, int Boots = 0, bool IsDamaged = false);

    private sealed record BoxModel(SetModel? Current, SetModel? Before)
    {
        private bool IsCurrentRunning => Current is { IsDamaged: false };

        private bool IsAtStake => IsCurrentRunning && !Current!.IsProven && Before is not null;

        public string Observed => IsCurrentRunning
            ? Current!.Name + (Current.IsProven ? "" : " on trial") + (IsAtStake ? $", boot {Current.Boots}" : "")
            : Before?.Name ?? "nothing";

        public BoxModel After(EventKind kind, string name)
        {
            return kind switch
            {
                EventKind.Commit => new BoxModel(new SetModel(name), IsCurrentRunning && Current!.IsProven ? Current : Before),
                EventKind.Acknowledgement => IsCurrentRunning ? this with { Current = Current! with { IsProven = true } } : this,
                EventKind.QuarterHour => IsAtStake ? new BoxModel(Before, null) : this,
                EventKind.Boot when IsAtStake && Current!.Boots == 5 => new BoxModel(Before, null),
                EventKind.Boot when IsAtStake => this with { Current = Current! with { Boots = Current.Boots + 1 } },
                EventKind.WrongBit => IsCurrentRunning ? this with { Current = Current! with { IsDamaged = true } } : this,
                _ => this,
            };
        }
    }

    // The box, and all that it may be: after a cut it is what it was or what it was to be.
    private sealed class Life
    {
        private Flash _flash = new(FlashKind.KeepsAtClose);
        private SetStore _sets;
        private BoxModel[] _models = [new(null, null)];

        public Life()
        {
            _sets = Boot();
        }

        public int GiveWays { get; private set; }

        public int Olders { get; private set; }

        public int Cuts { get; private set; }

        public string Observed
        {
            get
            {
                byte[] name = new byte[64];
                int read = _sets.Read(PartName.WifiName, 0, name, name.Length);
                return (read < 0 ? "nothing" : Encoding.ASCII.GetString(name, 0, read))
                    + (_sets.Trial.IsOn ? " on trial" : "") + (_sets.Trial.CanGiveWay ? $", boot {_sets.Trial.Boots}" : "");
            }
        }

        public void Have(Event happens, int number)
        {
            string name = $"net-{number}";
            bool isCut = happens.CutAt != NoCut && happens.Kind != EventKind.WrongBit;
            if (happens.Kind == EventKind.Boot)
            {
                _flash = _flash.AfterPowerOn();
            }

            if (isCut)
            {
                _flash.CutAt(happens.CutAt);
                Cuts++;
            }

            if (happens.Kind == EventKind.WrongBit)
            {
                SpoilWhatRuns();
            }

            bool goesOn = Make(happens.Kind, name);
            GiveWays += goesOn ? 0 : 1;
            BoxModel[] after = [.. _models.Select(model => model.After(happens.Kind, name))];
            _models = isCut ? [.. _models.Union(after)] : after;

            // Power goes where it was cut; where not, the box restarts after a commit and when a set gave way.
            if (isCut || !goesOn || happens.Kind is EventKind.Commit or EventKind.WrongBit)
            {
                _flash = _flash.AfterPowerOn();
                _sets = Boot();
                _models = [.. _models.Select(model => model.After(EventKind.Boot, name)).Distinct()];
            }

            string observed = Observed;
            Assert.Contains(observed, _models.Select(model => model.Observed), $"after {happens}");
            _models = [.. _models.Where(model => model.Observed == observed)];
            Olders += _sets.Standing == SetStanding.Older ? 1 : 0;
        }

        private bool Make(EventKind kind, string name)
        {
            switch (kind)
            {
                case EventKind.Commit:
                    SetDraft draft = new(_sets);
                    _ = draft.TryPut(PartName.WifiName, Encoding.ASCII.GetBytes(name), name.Length) && draft.TryCommit();
                    return true;
                case EventKind.Acknowledgement:
                    return _sets.Trial.Step(1000, isAcknowledged: true, LinkFailure.None);
                case EventKind.QuarterHour:
                    return _sets.Trial.Step(SetTrial.LongestMs - 1, isAcknowledged: false, LinkFailure.NoAnswer) && _sets.Trial.Step(SetTrial.LongestMs, isAcknowledged: false, LinkFailure.NoAnswer);
                case EventKind.Boot:
                    _sets = Boot();
                    return true;
                default:
                    return true;
            }
        }

        private SetStore Boot()
        {
            Chip.PowerOn(_flash);
            SetStore sets = new(new FileStore());
            sets.TryBoot();
            return sets;
        }

        // Only a set that was committed last and runs; one bit of what only it has.
        private void SpoilWhatRuns()
        {
            if (_sets.Standing == SetStanding.Current)
            {
                byte[] name = Encoding.ASCII.GetBytes(Observed.Split(' ', ',')[0]);
                byte[] file = _flash.Files.Single(file => file.Key.Contains("wifi-name", StringComparison.Ordinal) && file.Value.AsSpan().EndsWith(name)).Value;
                file[^1] ^= 0x40;
            }
        }
    }
}
