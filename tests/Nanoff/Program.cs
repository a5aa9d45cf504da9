using System.Globalization;
using EdgeNode.Nanoff;

// The file scenario.txt beside the program says how to fail; calls.txt records the arguments, one call a line.
string folder = AppContext.BaseDirectory;
File.WriteAllText(Path.Combine(folder, "pid.txt"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
File.AppendAllText(Path.Combine(folder, "calls.txt"), string.Join(' ', args) + "\n");
string scenario = Path.Combine(folder, "scenario.txt");
return StandIn.Run(args, File.Exists(scenario) ? File.ReadAllText(scenario) : "good");
