using System.Text.RegularExpressions;

namespace EdgeNode.Architecture.Tests;

/// <summary>The public API of the real nanoFramework v1 packages, read from its text lists.</summary>
internal sealed partial class DeviceApi
{
    private readonly Dictionary<string, string> _baseTypes = [];
    private readonly HashSet<string> _members = [];
    private readonly Dictionary<string, ListedType> _types = [];

    private DeviceApi()
    {
    }

    /// <summary>Folder of the lists, or null where it does not lie beside the checkout.</summary>
    public static string? Folder
    {
        get
        {
            string folder = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "nanoframework-api"));
            return Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>Reads all lists of a folder.</summary>
    public static DeviceApi Read(string folder)
    {
        DeviceApi api = new();
        foreach (string file in Directory.EnumerateFiles(folder, "*.txt"))
        {
            string[] lines = File.ReadAllLines(file);
            string package = Header(lines, "package").Split(' ')[0];
            string version = PackageVersion(Header(lines, "version"));
            string type = "";
            foreach (string line in lines)
            {
                if (line.StartsWith("type ", StringComparison.Ordinal))
                {
                    type = api.AddType(line);
                    api._types[$"{package}/{type}"] = new ListedType(package, version, Plain(line), []);
                }
                else if (line.StartsWith("  ", StringComparison.Ordinal))
                {
                    api.AddMember(type, line.Trim());
                    api._types[$"{package}/{type}"].Members.Add(Plain(line));
                }
            }
        }

        return api;
    }

    /// <summary>Whether the device has a type.</summary>
    public bool HasType(string fullName)
    {
        return _baseTypes.ContainsKey(fullName);
    }

    /// <summary>Whether a type or one of its bases declares a member, written <c>Name(type,type)</c>.</summary>
    public bool HasMember(string type, string signature)
    {
        for (string? at = type; at is not null && at.Length > 0; at = _baseTypes.GetValueOrDefault(at))
        {
            if (_members.Contains($"{at}.{signature}"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A type as the list of a package's assembly has it, or null.</summary>
    public ListedType? Find(string package, string fullName)
    {
        return _types.GetValueOrDefault($"{package}/{fullName}");
    }

    // Without attributes, and without the mark of members that the firmware implements.
    private static string Plain(string line)
    {
        return Attributes().Replace(line, "").Replace(" // native", "", StringComparison.Ordinal).Trim();
    }

    private static string Header(string[] lines, string name)
    {
        string start = $"# {name}: ";
        return lines.First(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
    }

    // A list may be of an older version than the package in use; it then names that one too.
    private static string PackageVersion(string header)
    {
        Match askedFor = AskedFor().Match(header);
        return askedFor.Success ? askedFor.Groups["version"].Value : header.Split(' ')[0];
    }

    private string AddType(string line)
    {
        Match delegateType = DelegateLine().Match(line);
        if (delegateType.Success)
        {
            string name = delegateType.Groups["name"].Value;
            _baseTypes[name] = "System.MulticastDelegate";
            _members.Add($"{name}.Invoke({Types(delegateType.Groups["parameters"].Value)})");
            _members.Add($"{name}..ctor(object,nint)");
            return name;
        }

        Match type = TypeLine().Match(line);
        string declared = type.Groups["name"].Value;
        _baseTypes[declared] = type.Groups["base"].Value;
        return declared;
    }

    private void AddMember(string type, string line)
    {
        Match match = MemberLine().Match(line.Replace(" // native", "", StringComparison.Ordinal));
        if (!match.Success)
        {
            return;
        }

        string name = match.Groups["name"].Value;
        string parameters = Types(match.Groups["parameters"].Value);
        switch (match.Groups["kind"].Value)
        {
            case "ctor":
                _members.Add($"{type}..ctor({parameters})");
                break;
            case "method":
                _members.Add($"{type}.{OperatorName(name)}({parameters})");
                break;
            case "property" when name == "this":
                _members.Add($"{type}.get_Item({parameters})");
                _members.Add($"{type}.get_Chars({parameters})");
                break;
            case "property":
                _members.Add($"{type}.get_{name}()");
                _members.Add($"{type}.set_{name}({match.Groups["type"].Value})");
                break;
            default:
                _members.Add($"{type}.{name}()");
                break;
        }
    }

    private static string OperatorName(string name)
    {
        return name switch
        {
            "operator ==" => "op_Equality",
            "operator !=" => "op_Inequality",
            _ => name,
        };
    }

    private static string Types(string parameters)
    {
        return string.Join(',', parameters.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(TypeOf));
    }

    private static string TypeOf(string parameter)
    {
        string[] words = parameter.Split(' ').Where(word => word is not ("params" or "in" or "this")).ToArray();
        bool byReference = words[0] is "out" or "ref";
        return byReference ? words[1] + "&" : words[0];
    }

    [GeneratedRegex(@"(?<=^ *(?:type|method|property|field|ctor|const|event) )(?:\[[A-Z][^\]]*\] )+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"asked for \((?<version>[\d.]+)\)")]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"\bdelegate \S+ (?<name>[\w.]+)\((?<parameters>[^)]*)\)")]
    private static partial Regex DelegateLine();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum) (?<name>[\w.]+)(?: : (?<base>[\w.]+))?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?<kind>ctor|method|property|field|const)\b(?: \[[^\]]*\])?(?: (?:public|protected|static|virtual|abstract|override|sealed|readonly|const))* (?:(?<type>[\w.\[\]]+) )?(?<name>operator \S+|\w+)(?:[\(\[](?<parameters>.*?)[\)\]](?: \{.*)?)?(?: \{.*| = .*)?$")]
    private static partial Regex MemberLine();
}
