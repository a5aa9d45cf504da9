using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>Looks which box it is, and whether this program may tell it anything.</summary>
internal sealed class LookStep : IStep
{
    public string Name => "look";

    public string? Left(BoxWork work)
    {
        return "ask the box how it is";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        await work.LookAsync(cancel);
        Require(work);
        BoxView view = work.View;
        string which = view.IsLocked ? $"{work.Line!.Node}, locked" : view.Node is { } node ? $"node {node}" : "a new box";
        return $"{which}, {view.Board}, firmware {view.Firmware}";
    }

    private static void Require(BoxWork work)
    {
        string port = work.Console.Port;
        BoxView view = work.View;
        if (view.Firmware != work.Options.Firmware)
        {
            throw new PlanException($"{port}: found a box with firmware {Shown(view.Firmware)}; allowed: {work.Options.Firmware}, which this edgenode is made for; flash the box, or take the edgenode of its release");
        }

        if (view.IsLocked)
        {
            // Its node id cannot be asked; the file was written before it was told to lock itself.
            work.Line ??= LockingFile.Find(work.Options.SecretsFolder, work.Plan.Node)?.Line;
            if (work.Line is null)
            {
                throw new PlanException($"{port}: the box is locked, and takes no settings; to open it: edgenode console --port {port}, there unlock (docs/console.md); factory-reset yes wipes it");
            }

            return;
        }

        if (work.Plan.Find(SettingName.Node) is { } planned && view.Node is { } own && own != planned.Value)
        {
            if (!work.Options.IsRename)
            {
                throw new PlanException($"{port}: the box is node {own}, {planned.Place} says {planned.Value}; allowed: its own box, or --rename to give this one another id and key");
            }

            work.IsKeyBad = true;
            work.IsCertificateBad = true;
            work.Certificate = null;
        }

        if (view[PartName.PrivateKey] is null)
        {
            // It was staged, and is lost with a restart.
            work.Certificate = null;
        }

        if (work.Node is not null && work.Node == work.Options.Replaced)
        {
            throw new PlanException($"--replace: found {work.Node}, the id of this box; allowed: the id of the box whose place it takes");
        }
    }

    private static string Shown(string firmware)
    {
        return firmware.Length == 0 ? "of no version" : firmware;
    }
}
