namespace EdgeNode.Parts.Tests;

/// <summary>Frames that were not made by this project.</summary>
internal static class SdsVectors
{
    /// <summary>Laser Dust Sensor Control Protocol V1.3, section 2: PM2.5 123.6, PM10 261.8 ug/m3.</summary>
    public static byte[] Protocol => Convert.FromHexString("AAC0D4043A0AA1601DAB");

    /// <summary>Read off the line of a real part: PM2.5 14.0, PM10 14.8 ug/m3.</summary>
    public static byte[] RealPart => Convert.FromHexString("AAC08C009400BCF9D5AB");

    /// <summary>Section 2: ask whichever part is there.</summary>
    public static byte[] Query => Convert.FromHexString("AAB404000000000000000000000000FFFF02AB");

    /// <summary>Section 4 and 2: sleep, work, report on query, to whichever part is there.</summary>
    public static byte[] Sleep => Convert.FromHexString("AAB406010000000000000000000000FFFF05AB");

    public static byte[] Work => Convert.FromHexString("AAB406010100000000000000000000FFFF06AB");

    public static byte[] ReportOnQuery => Convert.FromHexString("AAB402010100000000000000000000FFFF02AB");
}
