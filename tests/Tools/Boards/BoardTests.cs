using System.Text;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class BoardTests
{
    private const string Whole = """
        board 1 "A board"
        name a-board
        target ESP32_REV3
        flash 4 MB
        deployment 0x1E0000 1792 KB
        header 1 2 3 4 5 12 13 14 15 16 17 18 19 21 22 23 25 26 27 33 34 35 36 39
        service COM2 rx 16 tx 17
        watchdog tpl5010 done 23
        i2c I2C1 sda 21 scl 22
        serial COM3 rx 25 tx 26
        adc 34
        sensor footfall light-barrier pin 27 warm-up 0 s rate 120 per-minute
        sensor footfall.gate hc-sr501 pin 33 warm-up 60 s rate 11 per-minute
        sensor sound sen0232 pin 34
        sensor pm25 sds011 port COM3
        sensor co2 scd41 bus I2C1 address 0x62
        sensor climate bme280 bus I2C1 address 0x77
        led pin 4
        """;

    private const string ClimateParts = "bme280, sen66; or one channel more of the same part: pm25, co2, pm10";

    [TestMethod]
    public void Every_statement_is_understood()
    {
        Assert.IsTrue(TryParse(Whole, out Board? board, out BoardFault? fault), fault?.ToString());
        Assert.AreEqual("A board", board!.Title);
        Assert.AreEqual("a-board", board.Name);
        Assert.AreSame(Targets.Esp32Rev3, board.Target);
        Assert.AreEqual(4, board.FlashMegabytes);
        Assert.AreEqual(0x1E0000, board.DeploymentAddress);
        Assert.AreEqual(1792, board.DeploymentKilobytes);
        Assert.HasCount(24, board.Header);
        Assert.AreEqual(new UartPins("COM2", 16, 17), board.Service);
        Assert.AreEqual(new WatchdogPart("tpl5010", 23), board.Watchdog);
        Assert.AreEqual(4, board.LedPin);
        Assert.AreEqual(new I2cPins("I2C1", 21, 22), board.Buses.Single());
        Assert.AreEqual(new UartPins("COM3", 25, 26), board.SensorPorts.Single());
        Assert.AreEqual(34, board.AnalogPins.Single());
        Assert.AreEqual(new BoardPassage("footfall", "light-barrier", 27, 0, 120), board.Passages[0]);
        Assert.AreEqual(new BoardPassage("footfall.gate", "hc-sr501", 33, 60, 11), board.Passages[1]);
        CollectionAssert.AreEqual(
            new[] { "sound sen0232", "pm25 sds011", "co2 scd41", "temperature humidity bme280" }, board.Sensors.Select(Told).ToArray());
        Assert.AreEqual(34, ((AnalogSensor)board.Sensors[0]).Pin);
        Assert.AreEqual(board.SensorPorts[0], ((SerialSensor)board.Sensors[1]).Port);
        Assert.AreEqual(0x62, ((BusSensor)board.Sensors[2]).Address);
        Assert.AreEqual(0x77, ((BusSensor)board.Sensors[3]).Address);
        Assert.AreEqual(board.Buses[0], ((BusSensor)board.Sensors[3]).Bus);
    }

    [TestMethod]
    public void The_board_decides_which_part_feeds_a_channel()
    {
        string text = string.Join('\n', Whole.Split('\n').Where(line => !line.Contains("footfall.gate", StringComparison.Ordinal)))
            .Replace("sensor climate bme280", "sensor temperature bme280")
            + "\nsensor humidity bme280 bus I2C1 address 0x76";
        Assert.IsTrue(TryParse(text, out Board? board, out BoardFault? fault), fault?.ToString());
        CollectionAssert.AreEqual(new[] { "temperature bme280", "humidity bme280" }, board!.Sensors.Skip(3).Select(Told).ToArray());
        Assert.IsTrue(TryParse(Whole.Replace("sensor climate", "sensor humidity temperature"), out board, out fault), fault?.ToString());
        Assert.AreEqual("humidity temperature bme280", Told(board!.Sensors[3]));

        // A SEN66 could give all of them.
        text = Whole.Replace("sensor co2 scd41 bus I2C1 address 0x62", "sensor pm10 co2 sen66 bus I2C1 address 0x6B");
        Assert.IsTrue(TryParse(text, out board, out fault), fault?.ToString());
        CollectionAssert.AreEqual(new[] { "pm25 sds011", "pm10 co2 sen66", "temperature humidity bme280" }, board!.Sensors.Skip(1).Select(Told).ToArray());
    }

    [TestMethod]
    [DataRow("sensor climate", "sensor climate humidity", 17, "a second sensor for 'humidity'", "one")]
    [DataRow("sensor climate", "sensor climate co2", 17, "a second sensor for 'co2'", "one")]
    [DataRow("sensor climate", "sensor temperature radon", 17, "'radon'", "bme280, sen66; or one channel more of the same part: humidity, pm25, co2, pm10")]
    [DataRow("sensor climate bme280", "sensor climate scd41", 17, "'scd41'", ClimateParts)]
    [DataRow("sensor climate bme280", "sensor bme280", 17, "'bme280'",
        "footfall, footfall.NAME (NAME is 1 to 8 of a-z0-9), sound, pm25, co2, temperature, humidity or pm10, or climate for temperature and humidity")]
    [DataRow("sensor climate bme280", "sensor climate footfall", 17, "'footfall'", ClimateParts)]
    [DataRow("sensor climate bme280 bus I2C1 address 0x77", "sensor climate", 17, "the end of the line", ClimateParts)]
    [DataRow("sensor co2 scd41 bus I2C1 address 0x62", "sensor humidity bme280 bus I2C1 address 0x77", 17, "a second sensor for 'climate'", "one")]
    [DataRow("sensor co2 scd41 bus I2C1 address 0x62\n        sensor climate",
        "sensor humidity bme280 bus I2C1 address 0x77\n        sensor temperature", 17, "a second part at 0x77 of I2C1", "one")]
    public void A_part_that_does_not_give_what_the_line_asks_of_it_is_refused(string right, string wrong, int line, string found, string allowed)
    {
        string text = Whole.Replace(right.Replace("        ", ""), wrong.Replace("        ", ""));
        Assert.AreNotEqual(Whole, text);
        BoardFault fault = Refused(text);
        Assert.AreEqual(line, fault.Line);
        Assert.AreEqual(found, fault.Found);
        Assert.AreEqual(allowed, fault.Allowed);
    }

    [TestMethod]
    public void A_seventh_sensor_is_refused_as_the_documents_have_room_for_six()
    {
        BoardFault fault = Refused(Whole + "\nsensor footfall.two hc-sr501 pin 13 warm-up 60 s rate 11 per-minute");
        Assert.AreEqual(19, fault.Line);
        Assert.AreEqual("one sensor more", fault.Found);
        Assert.AreEqual("at most 6", fault.Allowed);
    }

    [TestMethod]
    [DataRow("pin 27 warm-up 0", "pin 12 warm-up 0", 12, "pin 12, a strapping pin")]
    [DataRow("pin 27 warm-up 0", "pin 6 warm-up 0", 12, "pin 6, a pin of the flash")]
    [DataRow("pin 27 warm-up 0", "pin 3 warm-up 0", 12, "pin 3, a pin of the wire protocol")]
    [DataRow("pin 27 warm-up 0", "pin 23 warm-up 0", 12, "pin 23, taken by the watchdog")]
    [DataRow("pin 27 warm-up 0", "pin 20 warm-up 0", 12, "pin 20, which ESP32_REV3 does not have")]
    [DataRow("pin 27 warm-up 0", "pin 32 warm-up 0", 12, "pin 32, not on the header")]
    [DataRow("pin 27 warm-up 0", "pin 35 warm-up 0", 12, "pin 35, an input-only pin")]
    [DataRow("pin 27 warm-up 0", "pin 36 warm-up 0", 12, "pin 36, an input-only pin")]
    [DataRow("rx 25", "rx 12", 10, "pin 12, a strapping pin")]
    [DataRow("done 23", "done 35", 8, "pin 35, an input-only pin")]
    [DataRow("tx 26", "tx 36", 10, "pin 36, an input-only pin")]
    [DataRow("sda 21", "sda 39", 9, "pin 39, an input-only pin")]
    [DataRow("adc 34", "adc 14", 11, "pin 14, not a pin of ADC1, and Wi-Fi takes ADC2")]
    public void A_pin_that_cannot_serve_is_refused_by_line(string right, string wrong, int line, string found)
    {
        BoardFault fault = Refused(Whole.Replace(right, wrong));
        Assert.AreEqual(line, fault.Line);
        Assert.AreEqual(found, fault.Found);
    }

    [TestMethod]
    public void What_is_allowed_lists_the_pins_that_are_still_free()
    {
        BoardFault fault = Refused(Whole.Replace("pin 27 warm-up 0", "pin 12 warm-up 0"));
        Assert.AreEqual("for footfall one of 4 13 14 18 19 27 33", fault.Allowed);
        Assert.AreEqual("board.txt:12: found pin 12, a strapping pin; allowed: for footfall one of 4 13 14 18 19 27 33", fault.ToString());
    }

    [TestMethod]
    public void What_is_allowed_for_a_voltage_is_on_ADC1()
    {
        Assert.AreEqual("for adc one of 33 34 35 36 39", Refused(Whole.Replace("adc 34", "adc 12")).Allowed);
        Assert.AreEqual("for adc one of 33 34 35 36 39", Refused(Whole.Replace("adc 34", "adc 14")).Allowed);
    }

    [TestMethod]
    public void A_voltage_on_a_chip_whose_samples_nobody_can_read_is_refused()
    {
        BoardFault fault = Refused(Whole[..Whole.IndexOf("i2c", StringComparison.Ordinal)]
            .Replace("ESP32_REV3", "ESP32_C6_THREAD").Replace(" 26 27 33 34 35 36 39", "").Replace("0x1E0000 1792", "0x250000 1472")
            .Replace("rx 16 tx 17", "rx 18 tx 19") + "adc 3\n");
        Assert.AreEqual(9, fault.Line);
        Assert.AreEqual("a voltage on ESP32_C6_THREAD", fault.Found);
    }

    [TestMethod]
    [DataRow("board 1", "board 2", 1)]
    [DataRow("\"A board\"", "A board", 1)]
    [DataRow("\"A board\"", "\"A board", 1)]
    [DataRow("name a-board", "name A_board", 2)]
    [DataRow("ESP32_REV3", "ESP8266", 3)]
    [DataRow("flash 4 MB", "flash 5 MB", 4)]
    [DataRow("flash 4 MB", "flash 4", 4)]
    [DataRow("0x1E0000", "1E0000", 5)]
    [DataRow("0x1E0000", "0x400000", 5)]
    [DataRow("0x1E0000 1792", "0x1E0000 1984", 5)]
    [DataRow("0x1E0000", "0x1B0000", 5)]
    [DataRow("1792 KB", "1792", 5)]
    [DataRow("header 1 2 3", "header 1 2 2", 6)]
    [DataRow("header 1 2 3", "header 1 2 24", 6)]
    [DataRow("service COM2", "service COM1", 7)]
    [DataRow("tpl5010", "ne555", 8)]
    [DataRow("done 23", "done 23 24", 8)]
    [DataRow("i2c I2C1", "i2c I2C3", 9)]
    [DataRow("serial COM3", "serial COM2", 10)]
    [DataRow("footfall light-barrier", "footfall radar", 12)]
    [DataRow("warm-up 0 s", "warm-up 0 min", 12)]
    [DataRow("rate 120", "rate 0", 12)]
    [DataRow("footfall.gate", "footfall.the-gate", 13)]
    [DataRow("footfall.gate", "footfall", 13)]
    [DataRow("sen0232 pin 34", "sen0232 pin 35", 14)]
    [DataRow("sds011 port COM3", "sds011 port COM2", 15)]
    [DataRow("scd41 bus I2C1", "scd41 bus I2C2", 16)]
    [DataRow("address 0x62", "address 0x63", 16)]
    [DataRow("address 0x77", "address 119", 17)]
    [DataRow("sensor climate", "sensor radon", 17)]
    [DataRow("sensor climate", "Sensor climate", 17)]
    public void A_line_that_does_not_fit_is_refused_by_its_number(string right, string wrong, int line)
    {
        string text = Whole.Replace(right, wrong);
        Assert.AreNotEqual(Whole, text);
        Assert.AreEqual(line, Refused(text).Line);
    }

    [TestMethod]
    public void The_address_that_nanoff_takes_by_itself_is_refused_where_the_box_does_not_start_from_it()
    {
        BoardFault fault = Refused(Whole.Replace("0x1E0000", "0x1B0000"));
        Assert.AreEqual("'0x1B0000 1792 KB'", fault.Found);
        Assert.AreEqual("0x1E0000 1792 KB, the partition of ESP32_REV3 with 4 MB of flash", fault.Allowed);
    }

    [TestMethod]
    [DataRow("board")]
    [DataRow("name")]
    [DataRow("target")]
    [DataRow("flash")]
    [DataRow("deployment")]
    [DataRow("header")]
    [DataRow("service")]
    [DataRow("watchdog")]
    public void A_missing_statement_is_named(string keyword)
    {
        string[] lines = [.. Whole.Split('\n').Where(line => !line.StartsWith(keyword, StringComparison.Ordinal))];
        BoardFault fault = Refused(string.Join('\n', lines));
        Assert.Contains($"'{keyword}'", fault.Found);
    }

    [TestMethod]
    public void A_statement_twice_is_refused()
    {
        Assert.AreEqual(2, Refused(Whole.Replace("name a-board", "board 1 \"Another\"\nname a-board")).Line);
    }

    [TestMethod]
    public void Bytes_that_are_not_ASCII_and_lines_without_end_are_refused()
    {
        Assert.AreEqual("byte 0xE9", Refused(Whole.Replace("A board", "A b\u00e9ard")).Found);
        Assert.AreEqual("byte 0x0D", Refused(Whole.Replace("\n", "\r\n")).Found);
        Assert.AreEqual(1, Refused("# " + new string('x', 300) + "\n" + Whole).Line);
        Assert.AreEqual(0, Refused(Whole + new string('\n', 5000)).Line);
    }

    [TestMethod]
    public void C3_and_S3_boards_are_data_too()
    {
        string c3 = """
            board 1 "A C3 board"
            name c3
            target ESP32_C3
            flash 4 MB
            deployment 0x1B0000 1984 KB
            header 0 1 2 3 4 5 6 7 8 9 10 18 19 20 21
            service COM2 rx 6 tx 7
            watchdog tpl5010 done 10
            i2c I2C1 sda 4 scl 5
            adc 0
            sensor footfall light-barrier pin 3 warm-up 0 s rate 120 per-minute
            """;
        Assert.IsTrue(TryParse(c3, out _, out BoardFault? fault), fault?.ToString());
        foreach (string port in new[] { "COM2", "COM3" })
        {
            BoardFault second = Refused(c3.Replace("i2c I2C1 sda 4 scl 5", $"serial {port} rx 4 tx 5"));
            Assert.AreEqual(9, second.Line);
            Assert.AreEqual("a sensor port more than ESP32_C3 has", second.Found, "its second UART is the service port");
        }

        Assert.AreEqual("no free port", Refused(c3 + "\nsensor pm25 sds011 port COM2").Found);
        Assert.AreEqual(11, Refused(c3.Replace("pin 3", "pin 18")).Line);
        string s3 = Whole.Replace("ESP32_REV3", "ESP32_S3_OCTAL").Replace("0x1E0000 1792", "0x1B0000 1984").Replace(" 22 23 25 26 27 33 34 35 36 39", " 38 39 40 41 42 47 48 6 7 33");
        Assert.AreEqual(8, Refused(s3).Line);
        Assert.AreEqual("pin 33, a pin of the flash", Refused(s3.Replace("done 23", "done 33")).Found);
    }

    [TestMethod]
    public void Every_board_of_the_catalog_is_accepted_and_named_as_its_folder()
    {
        BoardCatalog catalog = BoardCatalog.FindFrom(AppContext.BaseDirectory)!;
        CollectionAssert.Contains(catalog.Names.ToArray(), "esp32-devkit-v1");
        foreach (string name in catalog.Names)
        {
            Assert.IsTrue(catalog.TryLoad(name, out Board? board, out BoardFault? fault), fault?.ToString());
            Assert.AreEqual(name, board!.Name);
        }
    }

    [TestMethod]
    public void An_unknown_board_is_refused_with_the_names_of_those_there_are()
    {
        BoardCatalog catalog = BoardCatalog.FindFrom(AppContext.BaseDirectory)!;
        Assert.IsFalse(catalog.TryLoad("../secrets", out Board? board, out BoardFault? fault));
        Assert.IsNull(board);
        Assert.Contains("esp32-devkit-v1", fault!.Allowed);
        Assert.IsFalse(catalog.TryLoad("esp32-devkit-v9", out _, out _));
    }

    private static bool TryParse(string text, out Board? board, out BoardFault? fault)
    {
        return BoardParser.TryParse("board.txt", Encoding.Latin1.GetBytes(text), out board, out fault);
    }

    private static string Told(BoardSensor sensor)
    {
        return string.Join(' ', [.. sensor.Channels.Select(channel => ChannelTable.Of(channel).Name), sensor.Model.Name]);
    }

    private static BoardFault Refused(string text)
    {
        Assert.IsFalse(TryParse(text, out Board? board, out BoardFault? fault));
        Assert.IsNull(board);
        return fault!;
    }
}
