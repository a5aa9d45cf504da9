namespace EdgeNode.Parts.Tests;

/// <summary>Frames that were not made by this project.</summary>
internal static class PmsVectors
{
    /// <summary>Read off the line of a real part, 13 and 22 ug/m3.</summary>
    public static byte[] RealPart => Convert.FromHexString("424D001C0005000D00160005000D001602FD00FC001D000F00060006970003C5");

    /// <summary>Read off the line of another one: 84 and 96 in a test chamber, which are 62 and 80 in the atmosphere.</summary>
    public static byte[] DenseAir => Convert.FromHexString("424D001C003E00540060002A003E0050222309A4014A0028000600056700042C");

    /// <summary>Read off the line of a third one in clean air: concentrations of 0, and 36 grains in 0.1 L.</summary>
    public static byte[] CleanAir => Convert.FromHexString("424D001C00000000000000000000000000240007000100010001000097000170");

    /// <summary>Series data manual V2.3, appendix II.</summary>
    public static byte[] Sleep => Convert.FromHexString("424DE400000173");

    public static byte[] Wake => Convert.FromHexString("424DE400010174");

    public static byte[] BePassive => Convert.FromHexString("424DE100000170");

    public static byte[] Report => Convert.FromHexString("424DE100010171");

    public static byte[] ReadPassive => Convert.FromHexString("424DE200000171");
}
