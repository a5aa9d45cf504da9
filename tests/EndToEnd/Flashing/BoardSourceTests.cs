using EdgeNode.Boards;
using EdgeNode.Reporting;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What boards/ holds, and what the device build takes from it.</summary>
[TestClass]
public class BoardSourceTests
{
    // nf-interpreter, targets/ESP32/_IDF/CHIP/partitions_nanoclr_Nmb.csv: start and size of "deploy".
    private static readonly Dictionary<(string Chip, int Megabytes), (int Address, int Bytes)> Partitions = new()
    {
        [("ESP32", 4)] = (0x1E0000, 0x1C0000),
        [("ESP32", 8)] = (0x1E0000, 0x2B0000),
        [("ESP32", 16)] = (0x1E0000, 0x2B0000),
        [("ESP32-S3", 4)] = (0x1B0000, 0x1F0000),
        [("ESP32-S3", 8)] = (0x1B0000, 0x2E0000),
        [("ESP32-S3", 16)] = (0x1B0000, 0x2E0000),
        [("ESP32-C3", 4)] = (0x1B0000, 0x1F0000),
        [("ESP32-C3", 8)] = (0x1B0000, 0x1F0000),
        [("ESP32-C3", 16)] = (0x1B0000, 0x1F0000),
        [("ESP32-C6", 4)] = (0x250000, 0x170000),
        [("ESP32-C6", 8)] = (0x250000, 0x240000),
        [("ESP32-C6", 16)] = (0x250000, 0x240000),
    };

    [TestMethod]
    public void Every_committed_source_is_what_its_board_gives()
    {
        foreach (string name in Checkout.Boards.Names)
        {
            string committed = File.ReadAllText(Path.Combine(SourceTree.Root, "boards", name, BoardSource.FileName)).ReplaceLineEndings("\n");
            Assert.AreEqual(BoardSource.Write(Checkout.Board(name)), committed, $"run: edgenode board {name}");
        }
    }

    [TestMethod]
    public void The_source_names_pins_and_parts_as_the_board_has_them()
    {
        string classic = BoardSource.Write(Checkout.Board("esp32-devkit-v1"));
        Assert.Contains("string ServicePort = \"COM2\";", classic);
        Assert.Contains("int ServiceTxPin = 17;", classic);
        Assert.Contains("int ServiceRxPin = 16;", classic);
        Assert.Contains("int[] I2cDataPins = new int[] { 21 };", classic);
        Assert.Contains("string[] SensorModels = new string[] { \"sen0232\", \"sds011\", \"scd41\", \"bme280\" };", classic);
        Assert.Contains(
            "string[][] SensorChannels = new string[][] { new string[] { \"sound\" }, new string[] { \"pm25\", \"pm10\" }, new string[] { \"co2\" }, new string[] { \"temperature\", \"humidity\" } };",
            classic);
        Assert.Contains("int[] SensorAdcChannels = new int[] { 6, -1, -1, -1 };", classic, "GPIO 34 is channel 6 of ADC1");
        Assert.Contains("string[] SensorPorts = new string[] { \"\", \"COM3\", \"\", \"\" };", classic);
        Assert.Contains("int[] SensorTxPins = new int[] { -1, 26, -1, -1 };", classic);
        Assert.Contains("int[] SensorRxPins = new int[] { -1, 25, -1, -1 };", classic);
        Assert.Contains("int[] SensorBuses = new int[] { 0, 0, 1, 1 };", classic);
        Assert.Contains("int[] SensorAddresses = new int[] { 0, 0, 0x62, 0x76 };", classic);
        string pir = BoardSource.Write(Checkout.Board("esp32-devkit-v1-pir"));
        Assert.Contains("int[] I2cBuses = new int[0];", pir);
        Assert.Contains("string[] SensorModels = new string[] { \"sen0232\" };", pir);
        Assert.Contains("int[] PassageWarmUpMs = new int[] { 60000 };", pir);
        Assert.Contains("int[] SensorAdcChannels = new int[] { 0, ", BoardSource.Write(Checkout.Board("xiao-esp32-s3")), "GPIO 1 is channel 0 of ADC1");
        Assert.Contains("int[] SensorAdcChannels = new int[] { 3, ", BoardSource.Write(Checkout.Board("esp32-s3-devkitc")), "GPIO 4 is channel 3 of ADC1");
    }

    [TestMethod]
    public void Deployment_is_the_partition_of_the_targets_own_table_for_every_size_of_flash()
    {
        Board board = Checkout.Board("esp32-devkit-v1");
        foreach (Target target in Targets.All)
        {
            foreach (((string chip, int megabytes), (int address, int bytes)) in Partitions.Where(partition => partition.Key.Chip == target.Chip))
            {
                Board other = board with { Target = target, FlashMegabytes = megabytes };
                Assert.AreEqual(address, other.DeploymentAddress, $"{target.Name}, {chip}");
                Assert.AreEqual(bytes, other.DeploymentKilobytes * 1024, $"{target.Name}, {megabytes} MB");
            }
        }
    }

    [TestMethod]
    public void The_outbox_grows_with_the_flash_between_the_bounds_of_the_firmware()
    {
        Board board = Checkout.Board("esp32-devkit-v1");
        Assert.AreEqual(Outbox.SmallBoardSegments, board.OutboxSegments);
        Assert.AreEqual(Outbox.LargeBoardSegments, (board with { FlashMegabytes = 16 }).OutboxSegments);
        Assert.AreEqual(106, (board with { FlashMegabytes = 8 }).OutboxSegments);
    }

    [TestMethod]
    public void Every_board_has_service_port_watchdog_and_a_wiring_table_with_all_its_pins()
    {
        foreach (Board board in Checkout.Boards.Names.Select(Checkout.Board))
        {
            Assert.AreEqual("COM2", board.Service.Port, board.Name);
            string wiring = File.ReadAllText(Path.Combine(SourceTree.Root, "boards", board.Name, "wiring.md"));
            List<int> pins = [board.Service.RxPin, board.Service.TxPin, board.Watchdog.DonePin, .. board.AnalogPins];
            pins.AddRange(board.LedPin is { } led ? [led] : []);
            pins.AddRange(board.Buses.SelectMany(bus => new[] { bus.SdaPin, bus.SclPin }));
            pins.AddRange(board.SensorPorts.SelectMany(port => new[] { port.RxPin, port.TxPin }));
            pins.AddRange(board.Passages.Select(passage => passage.Pin));
            Assert.HasCount(pins.Count, pins.Distinct(), board.Name);
            foreach (int pin in pins)
            {
                Assert.Contains($"| GPIO {pin} |", wiring, $"{board.Name}: GPIO {pin}");
            }

            int rows = wiring.Split('\n').Count(line => line.StartsWith("| GPIO ", StringComparison.Ordinal));
            Assert.AreEqual(pins.Count, rows, $"{board.Name}: a pin in the table that the board does not use");
        }
    }
}
