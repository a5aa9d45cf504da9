using System.Security.Cryptography;
using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A package of npm that a test runs. It is fetched once into the folder of build output, and never into the sources.</summary>
internal static class NpmPackage
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static string Cache => Path.Combine(SourceTree.Root, "tests", "EndToEnd", "obj", "npm");

    /// <summary>Gives the folder of an unpacked package.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="integrity">SHA-512 of what npm gives, in Base64, as lock files have it.</param>
    /// <returns>Null, and a printed line, where npm or its registry is not there.</returns>
    public static async Task<string?> FetchAsync(string name, string version, string integrity)
    {
        // As npm names it: of a scope the '@' goes, and its slash is a dash.
        string file = $"{name.TrimStart('@').Replace('/', '-')}-{version}";
        string archive = Path.Combine(Cache, file + ".tgz");
        if (!File.Exists(archive) && await TryPackAsync($"{name}@{version}") is { } fault)
        {
            Console.WriteLine($"skipped: needs the npm package {name} {version}: {fault}");
            return null;
        }

        Assert.AreEqual(integrity, Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(archive))), $"{archive} is not what it was");
        string folder = Path.Combine(Cache, file);
        if (!Directory.Exists(folder))
        {
            // Beside it first: a run that is ended leaves no half of a package under its name.
            string half = Directory.CreateDirectory(folder + Guid.NewGuid().ToString("N")).FullName;
            await new Command("tar").WithArguments(["xzf", archive, "-C", half]).ExecuteAsync();
            Directory.Move(half, folder);
        }

        return Path.Combine(folder, "package");
    }

    private static async Task<string?> TryPackAsync(string package)
    {
        Directory.CreateDirectory(Cache);
        try
        {
            using CancellationTokenSource limit = new(Limit);
            BufferedCommandResult end = await new Command("npm").WithArguments(["pack", package, "--silent"]).WithWorkingDirectory(Cache)
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(limit.Token);
            return end.ExitCode == 0 ? null : $"npm pack ended with {end.ExitCode}";
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            return failure is OperationCanceledException ? "npm gave no answer" : "npm is not installed";
        }
    }
}
