using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>What was said about one box before anybody asked: by options, its row of a batch, and the site file.</summary>
public sealed class BoxPlan
{
    private const int GreatestPasswordFile = 256;

    private readonly Dictionary<string, PlanValue> _values = [];

    /// <summary>Makes a plan of values; of two with one name the first counts.</summary>
    /// <param name="values">Options first, then the row, then the site file.</param>
    /// <exception cref="PlanException">They say two things about one, or name a password's file that cannot be used.</exception>
    public BoxPlan(IEnumerable<PlanValue> values)
    {
        foreach (PlanValue value in values)
        {
            _values.TryAdd(value.Name, value);
        }

        if (_values.TryGetValue(PlanName.WifiPasswordFile, out PlanValue? file))
        {
            if (_values.TryGetValue(PartName.WifiPassword, out PlanValue? password))
            {
                throw new PlanException($"{password.Place}: {password.Name}: found beside {file.Name} ({file.Place}); allowed: one of the two");
            }

            Add(ReadPassword(file));
        }
    }

    /// <summary>The value of a name, or null.</summary>
    public string? this[string name] => _values.TryGetValue(name, out PlanValue? value) ? value.Value : null;

    /// <summary>The node id, or null.</summary>
    public string? Node => this[SettingName.Node];

    /// <summary>The site, or null.</summary>
    public string? Site => this[SettingName.Site];

    /// <summary>The value of a name with where it was said, or null.</summary>
    public PlanValue? Find(string name)
    {
        return _values.GetValueOrDefault(name);
    }

    /// <summary>Adds an answer, or puts it in the place of what was said before.</summary>
    public void Add(PlanValue value)
    {
        _values[value.Name] = value;
    }

    private static PlanValue ReadPassword(PlanValue file)
    {
        PrivateFile.Require(file.Place, file.Value);
        string text = SiteFile.Text(file.Value, PrivateFile.Read(file.Place, file.Value, GreatestPasswordFile, "the password of the network on one line"));
        return PlanRules.Require(new PlanValue(PartName.WifiPassword, text.TrimEnd('\r', '\n'), file.Value));
    }
}
