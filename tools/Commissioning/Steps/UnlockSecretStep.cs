using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Flashing;

namespace EdgeNode.Commissioning;

/// <summary>Makes what unlocks the box later: first in a file for its owner alone, then on the box.</summary>
internal sealed class UnlockSecretStep : IStep
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Name => "unlock secret";

    public string? Left(BoxWork work)
    {
        return work.View.HasSecret(PartName.UnlockSecret) ? null : $"write it to {FileOf(work)} and tell it";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        try
        {
            MakeFolder(work.Options.SecretsFolder);
            UnlockSecretFile file = UnlockSecretFile.Beside(Path.Combine(work.Options.SecretsFolder, work.Node!));
            string secret = Encoding.ASCII.GetString(file.ReadOrMake());
            await work.DoAsync($"set {PartName.UnlockSecret} {secret}", PartName.UnlockSecret, cancel);
            work.SecretFile = file.Path;
            return $"in {file.Path}; keep it apart from the box";
        }
        catch (FlashException failure)
        {
            throw new StepException(failure.Message, stopsBatch: true);
        }
    }

    private static string FileOf(BoxWork work)
    {
        return Path.Combine(work.Options.SecretsFolder, $"{work.Node ?? "NODE"}.unlock-secret");
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                return;
            }

            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerOnly);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StepException($"--secrets: {folder}: cannot be made: {failure.Message}", stopsBatch: true);
        }
    }
}
