using System.CommandLine;
using EdgeNode.Gateway;

namespace EdgeNode.Cli;

/// <summary><c>edgenode gateway settings</c>: prints all that can be set, by which option, variable and key.</summary>
public static class GatewaySettingsCommand
{
    private const int Indent = 4;
    private const int Width = 100;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Print them as JSON" };
        Command command = new("settings", "Prints all settings, with the option, the variable and the values of each") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                PrintJson();
            }
            else
            {
                Print();
            }
        });
        return command;
    }

    private static void PrintJson()
    {
        JsonOutput.Print(GatewaySettings.All.Select(setting => new
        {
            name = setting.Name,
            option = setting.Option,
            variable = setting.Variable,
            inFile = setting.IsOfFile,
            form = setting.Form.ToString().ToLowerInvariant(),
            description = setting.Description,
            allowed = setting.Allowed,
            @default = setting.Default,
            needed = setting.IsNeeded,
        }));
    }

    private static void Print()
    {
        foreach (GatewaySetting setting in GatewaySettings.All)
        {
            string standard = setting.Default is { } value ? $"; default {value}" : setting.IsNeeded ? "; needed" : "";
            Console.WriteLine($"{setting.Option} {setting.Value}, {setting.Variable}{(setting.IsOfFile ? $", \"{setting.Name}\"" : "")}");
            Console.WriteLine(new string(' ', Indent) + WrappedText.Of($"{setting.Description}: {setting.Allowed}{standard}.", Width, Indent));
        }
    }
}
