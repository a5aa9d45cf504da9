namespace EdgeNode.Architecture.Tests;

/// <summary>
/// What the files of the runtime image may name, written down by hand from nf-interpreter (commit a3e8139, July 2026) and from
/// ESP-IDF 5.5. A name with a slip in it would be passed over by both without a word.
/// </summary>
internal static class RuntimeImageSymbols
{
    /// <summary>Each switch for an API that an ESP32 can have, and the file of nf-interpreter that declares it.</summary>
    public static readonly Dictionary<string, string> Apis = new()
    {
        ["API_SYSTEM_MATH"] = "Kconfig.apis",
        ["API_SYSTEM_NET"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_GPIO"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_SPI"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_I2C"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_I2C_SLAVE"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_PWM"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_ADC"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_DAC"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_I2S"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_WIFI"] = "Kconfig.apis",
        ["API_SYSTEM_DEVICE_USBSTREAM"] = "Kconfig.apis",
        ["API_SYSTEM_IO_PORTS"] = "Kconfig.apis",
        ["API_SYSTEM_IO_FILESYSTEM"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_DEVICE_ONEWIRE"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_DEVICE_CAN"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_DEVICE_BLUETOOTH"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_GRAPHICS"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_RESOURCEMANAGER"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_SYSTEM_COLLECTIONS"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_SYSTEM_TEXT"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_SYSTEM_SECURITY_CRYPTOGRAPHY"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_SYSTEM_IO_HASHING"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_NETWORKING_THREAD"] = "Kconfig.apis",
        ["API_HARDWARE_ESP32"] = "Kconfig.apis",
        ["API_NANOFRAMEWORK_HARDWARE_ESP32_RMT"] = "Kconfig.apis",

        // These two have an API behind them that cannot be set by itself (a symbol without a prompt): SNTP and
        // System.Runtime.Serialization. The third such symbol, Runtime.Events, comes with GPIO.
        ["NF_NETWORKING_SNTP"] = "Kconfig.networking",
        ["NF_FEATURE_BINARY_SERIALIZATION"] = "Kconfig.features",
    };

    /// <summary>What a switched-on API switches on with it, whatever else is said (<c>select</c> in Kconfig).</summary>
    public static readonly Dictionary<string, string> Selects = new()
    {
        ["API_SYSTEM_IO_PORTS"] = "API_NANOFRAMEWORK_SYSTEM_TEXT",
    };

    /// <summary>
    /// Each package that the firmware may stand on, and the symbol that its native half needs; null where it has none of its
    /// own: all managed code, or always in the runtime.
    /// </summary>
    public static readonly Dictionary<string, string?> Packages = new()
    {
        ["nanoFramework.CoreLibrary"] = null,
        ["nanoFramework.Runtime.Native"] = null,
        ["nanoFramework.Runtime.Events"] = null,
        ["nanoFramework.System.Threading"] = null,
        ["nanoFramework.System.IO.Streams"] = null,
        ["nanoFramework.M2Mqtt"] = null,
        ["nanoFramework.System.Collections"] = "API_NANOFRAMEWORK_SYSTEM_COLLECTIONS",
        ["nanoFramework.System.Text"] = "API_NANOFRAMEWORK_SYSTEM_TEXT",
        ["nanoFramework.System.Device.Gpio"] = "API_SYSTEM_DEVICE_GPIO",
        ["nanoFramework.System.Device.I2c"] = "API_SYSTEM_DEVICE_I2C",
        ["nanoFramework.System.Device.Adc"] = "API_SYSTEM_DEVICE_ADC",
        ["nanoFramework.System.Device.Wifi"] = "API_SYSTEM_DEVICE_WIFI",
        ["nanoFramework.System.Net"] = "API_SYSTEM_NET",
        ["nanoFramework.Networking.Sntp"] = "NF_NETWORKING_SNTP",
        ["nanoFramework.System.IO.Ports"] = "API_SYSTEM_IO_PORTS",
        ["nanoFramework.System.IO.FileSystem"] = "API_SYSTEM_IO_FILESYSTEM",
        ["nanoFramework.Hardware.Esp32"] = "API_HARDWARE_ESP32",
    };

    /// <summary>The other symbols of nf-interpreter that <c>nf.config</c> may set, and where each is declared.</summary>
    public static readonly Dictionary<string, string> Others = new()
    {
        ["NF_BUILD_RTM"] = "Kconfig.build",
        ["NF_SECURITY_MBEDTLS"] = "Kconfig.build",
        ["NF_CLR_NO_TRACE"] = "Kconfig.build",
        ["NF_FEATURE_DEBUGGER"] = "Kconfig.features",
        ["NF_TRACE_TO_STDIO"] = "Kconfig.features",
        ["NF_FEATURE_WATCHDOG"] = "Kconfig.features",
        ["NF_FEATURE_HAS_ACCESSIBLE_STORAGE"] = "Kconfig.features",
        ["NF_FEATURE_HAS_CONFIG_BLOCK"] = "Kconfig.features",
        ["NF_FEATURE_HAS_SDCARD"] = "Kconfig.features",
        ["NF_FEATURE_USE_LITTLEFS"] = "Kconfig.features",
        ["NF_FEATURE_SUPPORT_REFLECTION"] = "Kconfig.features",
        ["NF_NETWORKING_ENC28J60"] = "Kconfig.networking",
        ["SDK_CONFIG_FILE"] = "targets/ESP32/Kconfig",
    };

    /// <summary>The symbols of ESP-IDF that <c>boards/sdkconfig.defaults</c> may set: the radio's from <c>components/esp_wifi/Kconfig</c>, the others from <c>components/esp_system/Kconfig</c>.</summary>
    public static readonly string[] EspIdf =
    [
        "ESP_TASK_WDT_INIT",
        "ESP_TASK_WDT_TIMEOUT_S",
        "ESP_TASK_WDT_PANIC",
        "ESP_TASK_WDT_CHECK_IDLE_TASK_CPU0",
        "ESP_TASK_WDT_CHECK_IDLE_TASK_CPU1",
        "ESP_SYSTEM_PANIC_SILENT_REBOOT",
        "ESP_WIFI_STA_DISCONNECTED_PM_ENABLE",
    ];
}
