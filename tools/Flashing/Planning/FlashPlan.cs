using EdgeNode.Boards;

namespace EdgeNode.Flashing;

/// <summary>The calls of nanoff that flash a board, in their order.</summary>
/// <remarks>
/// Checked against the sources of nanoff as of July 2026. <c>--update</c> takes the application too, but not its address
/// (Esp32Manager hands null on), so the application always goes in a call of its own. <c>--update</c> moves the console's
/// cursor at its usual verbosity, which throws where the output is a pipe: hence <c>--verbosity minimal</c>, and in that call
/// only, for the others print there what is checked. <c>--filedeployment</c> has a call of its own, for beside
/// <c>--nanodevice</c> nanoff does not heed it.
/// </remarks>
public static class FlashPlan
{
    /// <summary>
    /// Where nanoff writes the application of any ESP32 when it is not told: right for the S3 and the C3, and since IDF 5
    /// wrong for the classic ESP32 and the C6 (nanoFramework/Home issue 1835). It says success all the same.
    /// </summary>
    public const int NanoffsOwnAddress = 0x1B0000;

    /// <summary>Makes the plan.</summary>
    public static IReadOnlyList<NanoffCommand> Make(FlashRequest request)
    {
        string target = request.Board.Target.Name;
        string port = request.Port;
        NanoffCommand identify = new(FlashStep.Identify, ["--platform", "esp32", "--devicedetails", "--serialport", port]);
        return request.RuntimeFile is null
            ?
            [
                identify,
                new(FlashStep.WriteRuntime, ["--update", "--target", target, "--serialport", port, "--verbosity", "minimal"]),
                .. CopyStore(request),
                new(FlashStep.SendApplication, ["--nanodevice", "--deploy", "--image", request.FirmwareFile, "--serialport", port]),
                new(FlashStep.ListAssemblies, ["--nanodevice", "--devicedetails", "--serialport", port]),
            ]
            :
            [
                identify,
                new(FlashStep.WriteRuntime, ["--target", target, "--update", "--clrfile", request.RuntimeFile, "--serialport", port, "--verbosity", "minimal"]),
                new(FlashStep.WriteApplication, ["--target", target, "--deploy", "--image", request.FirmwareFile, "--address", Address(request.Board), "--serialport", port]),
            ];
    }

    /// <summary>What the technician should know before it begins.</summary>
    public static IReadOnlyList<string> Notes(FlashRequest request)
    {
        if (request.RuntimeFile is null)
        {
            return ["a stock image lets anyone with a cable read the box's memory: for the bench, not for the street"];
        }

        return request.Board.DeploymentAddress == NanoffsOwnAddress
            ? []
            : [$"nanoff's own deployment address 0x{NanoffsOwnAddress:X} is wrong for {request.Board.Target.Name} (nanoFramework/Home issue 1835); {Address(request.Board)} is given"];
    }

    // Before the firmware: handing it over restarts the box, and then it finds what it was told.
    private static NanoffCommand[] CopyStore(FlashRequest request)
    {
        return request.Store is null ? [] : [new(FlashStep.CopyStore, ["--filedeployment", request.ListFile, "--serialport", request.Port])];
    }

    private static string Address(Board board)
    {
        return $"0x{board.DeploymentAddress:X}";
    }
}
