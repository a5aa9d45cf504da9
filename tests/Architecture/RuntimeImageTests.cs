using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EdgeNode.Architecture.Tests;

/// <summary>What holds for the runtime image that boxes are flashed with: <c>nf.config</c> and what goes with it.</summary>
[TestClass]
public partial class RuntimeImageTests
{
    private const string Overlay = "nf.config";
    private const string EspIdfFragment = "boards/sdkconfig.defaults";
    private const string PackageList = "firmware/Composition/packages.config";
    private const string Manual = "docs/image.md";
    private const int FewestWordsOfAReason = 3;

    private static IReadOnlyList<KconfigSetting> Image => KconfigFragment.Read(Overlay);

    [TestMethod]
    [DataRow(Overlay)]
    [DataRow(EspIdfFragment)]
    public void Each_line_of_the_image_has_its_reason_above_it(string file)
    {
        IReadOnlyList<KconfigSetting> settings = KconfigFragment.Read(file);

        Assert.IsNotEmpty(settings);
        foreach (KconfigSetting setting in settings)
        {
            int words = setting.Reason.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            Assert.IsGreaterThanOrEqualTo(FewestWordsOfAReason, words, $"{setting.Place}: {setting.Symbol} has no reason above it");
        }
    }

    [TestMethod]
    public void Each_name_in_the_overlay_is_one_that_nf_interpreter_has()
    {
        foreach (KconfigSetting setting in Image)
        {
            bool isKnown = RuntimeImageSymbols.Apis.ContainsKey(setting.Symbol) || RuntimeImageSymbols.Others.ContainsKey(setting.Symbol);
            Assert.IsTrue(isKnown, $"{setting.Place}: nf-interpreter has no {setting.Symbol} that can be set; it would pass over the line");
        }
    }

    [TestMethod]
    public void Each_name_in_the_fragment_is_one_that_ESP_IDF_has()
    {
        foreach (KconfigSetting setting in KconfigFragment.Read(EspIdfFragment))
        {
            Assert.Contains(setting.Symbol, RuntimeImageSymbols.EspIdf, setting.Place);
        }
    }

    [TestMethod]
    [DataRow(Overlay)]
    [DataRow(EspIdfFragment)]
    public void Nothing_is_said_twice(string file)
    {
        foreach (IGrouping<string, KconfigSetting> same in KconfigFragment.Read(file).GroupBy(setting => setting.Symbol))
        {
            Assert.HasCount(1, same, string.Join(", ", same.Select(setting => setting.Place)));
        }
    }

    [TestMethod]
    public void The_image_has_no_debugger_no_trace_and_TLS()
    {
        Dictionary<string, string> said = Image.ToDictionary(setting => setting.Symbol, setting => setting.Value);

        Assert.AreEqual("n", said["NF_FEATURE_DEBUGGER"]);
        Assert.AreEqual("y", said["NF_BUILD_RTM"]);
        Assert.AreEqual("y", said["NF_CLR_NO_TRACE"]);
        Assert.AreEqual("n", said["NF_TRACE_TO_STDIO"]);
        Assert.AreEqual("n", said["NF_FEATURE_HAS_ACCESSIBLE_STORAGE"]);
        Assert.AreEqual("y", said["NF_SECURITY_MBEDTLS"]);
    }

    [TestMethod]
    public void Each_package_of_the_firmware_has_its_API_in_the_image_and_no_other_API_is_in_it()
    {
        HashSet<string> needed = NeededApis();
        Dictionary<string, KconfigSetting> said = Image.ToDictionary(setting => setting.Symbol);

        // An API that is not named keeps what the target's defconfig says, and those have nearly all of them on.
        foreach (string api in RuntimeImageSymbols.Apis.Keys)
        {
            Assert.IsTrue(said.TryGetValue(api, out KconfigSetting? setting), $"{Overlay} says nothing about {api}");
            string wanted = needed.Contains(api) ? "y" : "n";
            Assert.AreEqual(wanted, setting.Value, $"{setting.Place}: {api}, by the packages of {PackageList}");
        }
    }

    [TestMethod]
    public void Nothing_in_the_fragment_burns_a_fuse_unless_someone_takes_the_comment_away()
    {
        foreach (KconfigSetting setting in KconfigFragment.Read(EspIdfFragment))
        {
            Assert.DoesNotContain("SECURE", setting.Symbol, setting.Place);
            Assert.DoesNotContain("EFUSE", setting.Symbol, setting.Place);
        }
    }

    [TestMethod]
    public void The_fragment_survives_the_way_that_CMake_copies_it()
    {
        // It copies the file as an unquoted list, and so drops what separates the items of a list.
        string[] lines = File.ReadAllLines(Path.Combine(SourceTree.Root, EspIdfFragment));
        int first = Array.FindIndex(lines, line => line.Contains(';', StringComparison.Ordinal));
        Assert.AreEqual(-1, first, $"{EspIdfFragment}:{first + 1} holds a semicolon");
    }

    [TestMethod]
    public void The_manual_names_the_file_that_the_overlay_asks_for()
    {
        string file = Image.Single(setting => setting.Symbol == "SDK_CONFIG_FILE").Value.Trim('"');

        Assert.Contains($"targets/ESP32/_IDF/{file}", Text(Manual));
    }

    [TestMethod]
    public void Each_board_stands_in_the_manual_with_the_deployment_partition_of_its_target()
    {
        string[] rows = File.ReadAllLines(Path.Combine(SourceTree.Root, Manual));
        string[] boards = Directory.GetFiles(Path.Combine(SourceTree.Root, "boards"), "board.txt", SearchOption.AllDirectories);

        Assert.IsNotEmpty(boards);
        foreach (string board in boards)
        {
            string text = File.ReadAllText(board);
            string target = Target().Match(text).Groups[1].Value;
            Match place = Deployment().Match(text);
            string cells = $"| `{target}` | {Flash().Match(text).Groups[1].Value} MB | `{place.Groups[1].Value}` | {place.Groups[2].Value} KB |";
            bool stands = rows.Any(row => row.StartsWith(cells, StringComparison.Ordinal));
            Assert.IsTrue(stands, $"{Checkout.Relative(board)}: no row of {Manual} begins with {cells}");
        }
    }

    [TestMethod]
    [DataRow("CONFIG_NF_BUILD_RTM = y")]
    [DataRow("CONFIG_NF_BUILD_RTM=y # because")]
    [DataRow("CONFIG_NF_BUILD_RTM=yes")]
    [DataRow("NF_BUILD_RTM=y")]
    [DataRow("CONFIG_NF_BUILD_RTM")]
    public void A_line_that_the_reader_would_misunderstand_is_refused_with_its_place(string line)
    {
        FormatException refused = Assert.ThrowsExactly<FormatException>(() => KconfigFragment.Parse("here", ["# A reason for it.", line]));

        Assert.StartsWith("here:2:", refused.Message);
    }

    private static HashSet<string> NeededApis()
    {
        HashSet<string> needed = [];
        foreach (string package in FirmwarePackages())
        {
            bool isKnown = RuntimeImageSymbols.Packages.TryGetValue(package, out string? api);
            Assert.IsTrue(isKnown, $"{PackageList} has {package}: say in RuntimeImageSymbols which API of the runtime it needs");
            if (api is not null)
            {
                needed.Add(api);
            }
        }

        needed.UnionWith(needed.Where(RuntimeImageSymbols.Selects.ContainsKey).Select(api => RuntimeImageSymbols.Selects[api]).ToArray());
        return needed;
    }

    private static IEnumerable<string> FirmwarePackages()
    {
        string path = Path.Combine(SourceTree.Root, PackageList);
        if (!File.Exists(path))
        {
            Console.WriteLine($"{PackageList} is not there: compared with the table of packages alone");
            return RuntimeImageSymbols.Packages.Keys;
        }

        return XDocument.Load(path).Descendants("package").Select(package => package.Attribute("id")!.Value);
    }

    private static string Text(string path)
    {
        return File.ReadAllText(Path.Combine(SourceTree.Root, path));
    }

    [GeneratedRegex(@"^target (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Target();

    [GeneratedRegex(@"^flash (\d+) MB$", RegexOptions.Multiline)]
    private static partial Regex Flash();

    [GeneratedRegex(@"^deployment (0x[0-9A-Fa-f]+) (\d+) KB$", RegexOptions.Multiline)]
    private static partial Regex Deployment();
}
