using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Privacy.Tests;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// One boot of the board esp32-devkit-v1 from its Main on one street, with every part that the board has, and the record of
/// all that the device's code asked of the platform.
/// </summary>
internal sealed class DeviceBox : IObservedRun
{
    /// <summary>Its name.</summary>
    public const string NodeId = "kx7q22";

    private const int PassagePin = 27;
    private const string ServicePort = "COM2";
    private const string ParticulatePort = "COM3";
    private const int LongestGoodbyeMs = 30_000;
    private const int AddressDelayMs = 1000;

    // Of ADC1 on a classic ESP32, see AdcLine: the sample 0 is 142 mV, the greatest one 3299 mV more.
    private const int LowestMillivolts = 142;
    private const double MillivoltsOfSamples = 3299;
    private const int GreatestSample = 4095;

    private readonly BoxPlan _plan;
    private readonly StreetTrace _street;
    private readonly Chip _chip;
    private readonly long _startMs;
    private readonly ChipClock _clock;
    private readonly TracedParts _parts;
    private readonly int _answerDelayMs;
    private readonly List<DeliveredRise> _delivered = [];
    private readonly List<EgressEntry> _committed = [];
    private long? _startedMs;

    private DeviceBox(Flash flash, BoxPlan plan, StreetTrace street)
    {
        _plan = plan;
        _street = street;
        _chip = Chip.PowerOn(flash);

        // A box says goodbye before it restarts by itself, and it restarts only at this uptime.
        _startMs = plan.SaysGoodbye ? TickCount.GreatestUptimeMs - (plan.EndMs / Chip.TickMs * Chip.TickMs) : 0;
        _chip.Turns.Freeze(_startMs);
        _clock = new ChipClock(_chip, _startMs);
        Log.StartOn(_clock);
        _parts = new TracedParts(_clock, street);
        _answerDelayMs = 20 + Chance.Below(plan.Seed, 0, 500);
        _chip.NoiseSeed = plan.Seed | 1;
        _chip.ReadAnalog = Sample;
        _chip.Bus.Parts = _parts.Bus();
        _chip.SerialParts.Add(ParticulatePort, new VirtualSensorSerialPort((IVirtualSerialPart)_parts.Of(TracedParts.Sds011)));
        _chip.Broker.AnswerDelayMs = _answerDelayMs;
        _chip.Internet.TimeServersAtMs = plan.ClockSettings is [(long atMs, _), ..] ? (int)(atMs + _startMs) : -1;
        _chip.TrueUtcMs = plan.ClockSettings is [(long setMs, long utcMs), ..] ? utcMs - setMs - _startMs : 0;
        _chip.Observer = Note;
        HoldNextHandshake(0);
    }

    /// <summary>All calls of the platform, in order.</summary>
    public EgressLog Log { get; } = new();

    /// <inheritdoc/>
    public long StartedMs => _startedMs ?? _plan.EndMs;

    /// <inheritdoc/>
    public IReadOnlyList<DeliveredRise> Delivered => _delivered;

    /// <inheritdoc/>
    public IReadOnlyList<(long FromMs, long UntilMs)> Frozen =>
        [.. _chip.Turns.Frozen.Skip(1).Select(spell => (spell.FromMs - _startMs, spell.UntilMs - _startMs))];

    /// <inheritdoc/>
    public IEnumerable<EgressEntry> CommittedSummaries => _committed;

    /// <summary>The flash as the next boot finds it.</summary>
    public Flash FlashAfter => _chip.Flash.AfterPowerOn();

    /// <summary>The flash of a box that was given its settings and a policy.</summary>
    public static Flash Provisioned(string policyText)
    {
        NodeSettings settings = new()
        {
            Tenant = "example",
            Node = NodeId,
            Site = "bench",
            ImageHash = new string('0', 64),
            CertificateFingerprint = new string('1', 64),
        };
        return UplinkBench.FlashWith(Encoding.ASCII.GetString(NodeSettingsText.Write(settings)), policyText);
    }

    /// <summary>Runs one boot: until its plan ends, when power is cut, or the box restarts by itself where it is to say goodbye.</summary>
    public static DeviceBox Run(Flash flash, BoxPlan plan, StreetTrace street)
    {
        DeviceBox box = new(flash, plan, street);

        // A thread each: when one wakes, which is the same for all streets of a plan, must not depend on what another one did before.
        box.Play(box.Planned());
        box.Play(box.Faults());
        box.Play(plan.Spoken.Select(spoken => (spoken.AtMs, (Action)(() => box.Type(spoken.Text)))));
        box.Play(street.RisesMs.Select(riseMs => (riseMs, (Action)(() => box.Rise(riseMs)))));
        box._chip.RunMain((int)plan.EndMs + (plan.SaysGoodbye ? LongestGoodbyeMs : 0));
        Assert.IsNull(box._chip.Turns.Crash, box._chip.Turns.Crash?.ToString());
        Assert.AreEqual(plan.SaysGoodbye, box._chip.IsRestarted);
        return box;
    }

    private void Type(string text)
    {
        if (_chip.Uarts.TryGetValue(ServicePort, out Uart? uart))
        {
            uart.Send(Encoding.Latin1.GetBytes(text));
        }
    }

    private void Note(string call, string detail, byte[] bytes)
    {
        Log.Add(EgressKind.Platform, call, detail, bytes);
        if (call == $"GpioPin.add_ValueChanged {PassagePin}")
        {
            _startedMs = _clock.UptimeMs;
        }
        else if (call == "FileStream.Write" && bytes.AsSpan().StartsWith("{\"v\":1"u8))
        {
            _committed.Add(Log.Entries[^1]);
        }
    }

    private void Play(IEnumerable<(long AtMs, Action Act)> actions)
    {
        _chip.Turns.Start(() =>
        {
            foreach ((long atMs, Action act) in actions.OrderBy(action => action.AtMs))
            {
                _chip.Turns.Sleep((int)Math.Max(0, atMs - _clock.UptimeMs));
                act();
            }
        });
    }

    private IEnumerable<(long AtMs, Action Act)> Planned()
    {
        foreach ((long atMs, long utcMs) in _plan.ClockSettings.Skip(1))
        {
            yield return (atMs, () => _chip.TrueUtcMs = utcMs - _chip.Turns.NowMs);
        }

        for (int i = 0; i < _plan.Outages.Length; i++)
        {
            int number = i;
            yield return (_plan.Outages[i].FromMs, () => Lose(number));
            yield return (_plan.Outages[i].UntilMs, () => BringBack(number));
        }
    }

    // The access point goes, or the broker, or it acknowledges nothing any more.
    private void Lose(int outage)
    {
        switch (outage)
        {
            case 0:
                _chip.Radio.Lose();
                _chip.Radio.AddressDelayMs = -1;
                _chip.Broker.Drop();
                break;
            case 1:
                _chip.Broker.IsUnknown = true;
                _chip.Broker.Drop();
                break;
            default:
                _chip.Broker.AnswerDelayMs = -1;
                break;
        }
    }

    private void BringBack(int outage)
    {
        _chip.Radio.AddressDelayMs = AddressDelayMs;
        _chip.Broker.IsUnknown = false;
        _chip.Broker.AnswerDelayMs = _answerDelayMs;
        HoldNextHandshake(1 + outage);
    }

    private void HoldNextHandshake(int number)
    {
        _chip.Broker.FreezeMs = 450 * Chance.Below(_plan.Seed, 1 + number, 4);
    }

    private IEnumerable<(long AtMs, Action Act)> Faults()
    {
        foreach (PartFaultSpell spell in _street.Faults)
        {
            yield return (spell.FromMs, () => _parts.Of(spell.Model).Fault = spell.Fault);
            yield return (spell.UntilMs, () => _parts.Of(spell.Model).Fault = PartFault.None);
        }
    }

    private void Rise(long happenedMs)
    {
        // What the firmware does at this very moment comes first.
        _chip.Turns.Sleep(0);
        if (_startedMs is null)
        {
            return;
        }

        _delivered.Add(new DeliveredRise(happenedMs, _chip.TickCountMs - _startMs, _committed.Count));
        if (_street.StaysHigh)
        {
            _chip.Pins[PassagePin].Drive(false);
        }

        _chip.Pins[PassagePin].Drive(true);
        if (!_street.StaysHigh)
        {
            _chip.Pins[PassagePin].Drive(false);
        }
    }

    private int? Sample()
    {
        return ((IAnalogInput)_parts.Of(TracedParts.SoundMeter)).TryReadMillivolts(out int millivolts)
            ? (int)Math.Clamp(Math.Round((millivolts - LowestMillivolts) * GreatestSample / MillivoltsOfSamples), 0, GreatestSample)
            : null;
    }
}
