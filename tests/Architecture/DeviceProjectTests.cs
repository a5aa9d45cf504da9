using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EdgeNode.Architecture.Tests;

/// <summary>The projects for nanoFramework's build compile the PC's sources, against packages of known versions.</summary>
[TestClass]
public partial class DeviceProjectTests
{
    private const string ProjectType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    // The stable packages of July 2026, whose sources and lists the firmware was written against. M2Mqtt before 5.1.220
    // leaks and hangs when it reconnects. A newer version is a change of its own: the lists are then read again.
    private static readonly Dictionary<string, string> Versions = new()
    {
        ["nanoFramework.CoreLibrary"] = "1.17.11",
        ["nanoFramework.Hardware.Esp32"] = "1.6.42",
        ["nanoFramework.M2Mqtt"] = "5.1.220",
        ["nanoFramework.Networking.Sntp"] = "1.6.42",
        ["nanoFramework.Runtime.Events"] = "1.11.37",
        ["nanoFramework.Runtime.Native"] = "1.7.11",
        ["nanoFramework.System.Collections"] = "1.5.75",
        ["nanoFramework.System.Device.Adc"] = "1.1.24",
        ["nanoFramework.System.Device.Gpio"] = "1.1.62",
        ["nanoFramework.System.Device.I2c"] = "1.1.29",
        ["nanoFramework.System.Device.Wifi"] = "1.5.149",
        ["nanoFramework.System.IO.FileSystem"] = "1.1.93",
        ["nanoFramework.System.IO.Ports"] = "1.1.139",
        ["nanoFramework.System.IO.Streams"] = "1.1.96",
        ["nanoFramework.System.Net"] = "1.11.60",
        ["nanoFramework.System.Text"] = "1.3.42",
        ["nanoFramework.System.Threading"] = "1.1.52",
        ["nanoFramework.TestFramework"] = "3.0.80",
    };

    private static readonly string[] ToolFolders = ["tools/", "tests/", "hardware-abstraction/Virtual"];

    [TestMethod]
    public void The_device_compiles_every_source_of_the_PC_firmware_once_and_nothing_of_its_tools()
    {
        string[] device = [.. Profile.ImagePaths.Keys.SelectMany(project => new DeviceProject(project).Sources())];

        foreach (string source in PcSources())
        {
            Assert.AreEqual(1, device.Count(compiled => compiled == source), $"{source} in the projects of the firmware");
        }

        string[] own = [.. device.Except(PcSources())];
        foreach (string source in own)
        {
            Assert.IsTrue(DeviceProject.IsDevicesOwn(source), $"{source} is in a project of the firmware and in no project of the PC");
            Assert.IsFalse(ToolFolders.Any(folder => source.StartsWith(folder, StringComparison.Ordinal)), source);
        }
    }

    [TestMethod]
    public void The_firmware_references_the_documents_and_so_do_the_tests_that_would_not_fit_one_PE_with_them()
    {
        // nanoFramework's build puts the PE of a referenced project into the file that is deployed.
        string[] testing = [.. new[] { "Box", "Console", "Node", "Provisioning" }.Select(part => $"tests/Device/EdgeNode.DeviceTests.{part}.nfproj")];
        string[] referencing = [Profile.FirmwareProject, .. testing];
        foreach (string project in DeviceProject.All)
        {
            string[] expected = referencing.Contains(project) ? [Profile.DocumentsProject] : [];
            CollectionAssert.AreEqual(expected, new DeviceProject(project).ProjectReferences().ToArray(), project);
        }
    }

    [TestMethod]
    public void The_firmware_restores_all_packages_that_a_box_gets()
    {
        // Its list stands for the whole image: in the bill of materials, in what is deployed, and for nf.config.
        CollectionAssert.IsSubsetOf(new DeviceProject(Profile.DocumentsProject).Packages(), new DeviceProject(Profile.FirmwareProject).Packages());
    }

    [TestMethod]
    public void A_board_chooses_its_one_generated_source()
    {
        string[] first = [.. new DeviceProject(Profile.FirmwareProject).Sources("one")];
        string[] second = [.. new DeviceProject(Profile.FirmwareProject).Sources("another")];
        CollectionAssert.AreEqual(new[] { "boards/one/Board.g.cs" }, first.Except(second).ToArray());
    }

    [TestMethod]
    public void Every_test_of_the_PC_firmware_is_in_one_device_project_without_the_stand_in()
    {
        const string Tests = "tests/Firmware/";
        string[] expected = [.. Checkout.Sources(Tests).Select(Checkout.Relative).Where(source => !source.StartsWith(Tests + "OnPc/", StringComparison.Ordinal))];
        string[] compiled = [.. DeviceProject.Tests.SelectMany(project => new DeviceProject(project).Sources()).Where(source => source.StartsWith(Tests, StringComparison.Ordinal))];
        CollectionAssert.AreEquivalent(expected, compiled.Distinct().ToArray());
        string[] twice = [.. compiled.GroupBy(source => source).Where(group => group.Count() > 1).Select(group => group.Key)];
        string[] others = [.. twice.Where(source => source.Split('/')[2] is not ("Doubles" or "Rigs"))];
        Assert.IsEmpty(others, string.Join(' ', others));
    }

    [TestMethod]
    public void A_device_test_project_compiles_whole_folders_of_the_PC_firmware_and_nothing_of_its_tools()
    {
        foreach (string project in DeviceProject.Tests)
        {
            string[] sources = [.. new DeviceProject(project).Sources().Where(source => !source.StartsWith("tests/Firmware/", StringComparison.Ordinal))];
            Assert.IsNotEmpty(sources, project);
            foreach (IGrouping<string?, string> folder in PcSources().GroupBy(source => string.Join('/', source.Split('/')[..2])))
            {
                int used = folder.Count(sources.Contains);
                Assert.IsTrue(used == 0 || used == folder.Count(), $"{project} has {used} of {folder.Count()} sources of {folder.Key}");
            }

            Assert.IsEmpty(sources.Except(PcSources()), project);
        }
    }

    [TestMethod]
    public void A_device_test_project_names_no_source_itself()
    {
        // nanoFramework's test adapter opens what stands after "Compile Include" in a project file, a wildcard too, and then finds no test.
        foreach (string project in DeviceProject.Tests)
        {
            Assert.DoesNotContain("<Compile ", File.ReadAllText(Path.Combine(SourceTree.Root, project)), project);
        }
    }

    [TestMethod]
    public void A_PC_project_compiles_its_own_folder_and_leaves_out_only_the_device()
    {
        // PcSources rests on this.
        foreach (XElement compile in PcProjects().SelectMany(project => XDocument.Load(project).Descendants("Compile")))
        {
            Assert.AreEqual("Device/**", compile.Attribute("Remove")?.Value, compile.ToString());
        }
    }

    [TestMethod]
    public void Packages_have_the_versions_that_the_firmware_was_written_against()
    {
        Dictionary<string, string> used = [];
        foreach (string project in DeviceProject.All)
        {
            foreach ((string package, string version) in new DeviceProject(project).Packages())
            {
                Assert.IsTrue(Versions.TryGetValue(package, out string? known), $"{package} of {project} is not among the known packages");
                Assert.AreEqual(known, version, $"{package} of {project}");
                used[package] = version;
            }
        }

        CollectionAssert.AreEquivalent(Versions.Keys, used.Keys);
    }

    [TestMethod]
    public void A_lock_file_has_the_packages_of_its_project_and_is_not_the_one_of_a_PC_project()
    {
        const int HashBytes = 512 / 8;
        foreach (string project in DeviceProject.All)
        {
            DeviceProject device = new(project);
            Assert.AreNotEqual("packages.lock.json", device.Property("NuGetLockFilePath"), project);
            if (device.Lock() is { } locked)
            {
                CollectionAssert.AreEquivalent(device.Packages(), locked.ToDictionary(package => package.Key, package => package.Value.Version), project);
                Assert.IsTrue(locked.Values.All(package => Convert.FromBase64String(package.Hash).Length == HashBytes), project);
            }
            else
            {
                Assert.AreEqual(Profile.FirmwareProject, project, "its lock file is gone");
            }
        }
    }

    [TestMethod]
    public void Every_referenced_assembly_has_its_package_and_every_package_an_assembly()
    {
        foreach (string project in DeviceProject.All)
        {
            DeviceProject device = new(project);
            Dictionary<string, string> packages = device.Packages();
            HashSet<string> folders = [.. packages.Select(package => $"{package.Key}.{package.Value}")];
            foreach ((string assembly, string[] path) in device.References())
            {
                string[] start = ["..", "..", "packages"];
                CollectionAssert.AreEqual(start, path[..3], assembly);
                Assert.Contains(path[3], folders, $"{assembly} of {project}");
                Assert.AreEqual("lib", path[4]);
                Assert.AreEqual(assembly, Path.GetFileNameWithoutExtension(path[5]));
            }

            string[] referenced = [.. device.References().Values.Select(path => path[3]).Distinct()];
            CollectionAssert.AreEquivalent(folders.ToArray(), referenced, project);
        }
    }

    [TestMethod]
    public void The_lists_of_the_real_packages_are_not_newer_and_name_no_assembly_that_is_missing()
    {
        if (DeviceApi.Folder is not string folder)
        {
            Console.WriteLine("skipped: no lists of the real packages beside the checkout");
            return;
        }

        foreach (string project in DeviceProject.All)
        {
            DeviceProject device = new(project);
            Dictionary<string, string> packages = device.Packages();
            foreach (string assembly in device.References().Keys.Where(assembly => assembly != "nanoFramework.UnitTestLauncher"))
            {
                string[] head = [.. File.ReadLines(Path.Combine(folder, assembly + ".txt")).TakeWhile(line => line.StartsWith('#'))];
                string package = Header(head, "package").Split(' ')[0];
                Assert.IsGreaterThanOrEqualTo(Version.Parse(Header(head, "version").Split(' ')[0]), Version.Parse(packages[package]), $"{package} is older than its list");
                foreach (string needed in Header(head, "references").Split(", ").Where(name => name != "none"))
                {
                    Assert.IsTrue(device.References().ContainsKey(needed), $"{assembly} needs {needed}, which {project} does not reference");
                }
            }
        }
    }

    [TestMethod]
    public void The_solution_lists_each_device_project_under_the_type_that_the_extension_loads()
    {
        string solution = File.ReadAllText(Path.Combine(SourceTree.Root, "EdgeNode.sln"));
        string[] listed = [.. DeviceProjectLine().Matches(solution).Select(match => match.Groups["path"].Value.Replace('\\', '/'))];
        CollectionAssert.AreEquivalent(DeviceProject.All.ToArray(), listed);
        foreach (Match match in DeviceProjectLine().Matches(solution))
        {
            string guid = match.Groups["guid"].Value;
            string path = match.Groups["path"].Value.Replace('\\', '/');
            DeviceProject project = new(path);
            Assert.AreEqual(guid, project.Property("ProjectGuid").ToUpperInvariant());
            Assert.StartsWith(ProjectType, project.Property("ProjectTypeGuids"));
            Assert.Contains($"{{{guid}}}.Release|Any CPU.Build.0", solution);
            Assert.Contains($"{{{guid}}}.Release|Any CPU.Deploy.0", solution);
        }
    }

    private static IEnumerable<string> PcProjects()
    {
        string[] names = [.. Checkout.Firmware.Select(name => $"EdgeNode.{name}.csproj")];
        return Checkout.Projects().Where(path => names.Contains(Path.GetFileName(path)));
    }

    private static string[] PcSources()
    {
        return [.. PcProjects()
            .SelectMany(project => Checkout.Sources(Checkout.Relative(Path.GetDirectoryName(project)!)))
            .Select(Checkout.Relative)
            .Where(source => !source.StartsWith("firmware/Composition/Device/", StringComparison.Ordinal))];
    }

    private static string Header(string[] head, string name)
    {
        string start = $"# {name}: ";
        return head.Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
    }

    [GeneratedRegex(@"^Project\(""\{11A8DD76-328B-46DF-9F39-F559912D0360\}""\) = ""[^""]+"", ""(?<path>[^""]+)"", ""\{(?<guid>[^}]+)\}""", RegexOptions.Multiline)]
    private static partial Regex DeviceProjectLine();
}
