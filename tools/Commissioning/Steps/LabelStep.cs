using EdgeNode.Flashing;

namespace EdgeNode.Commissioning;

/// <summary>Makes the label, where there is a page that it can lead to.</summary>
internal sealed class LabelStep : IStep
{
    private const string NodeMark = "{node}";
    private const string SiteMark = "{site}";

    public string Name => "label";

    public string? Left(BoxWork work)
    {
        return work.Plan[PlanName.Url] is { } url && work.Labels.Count == 0 ? $"make one for {Address(work, url)}" : null;
    }

    public Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        try
        {
            work.Labels = BoxLabel.Make(work.Line!.Node, Address(work, work.Plan[PlanName.Url]!)).Save(work.Options.LabelFolder);
            return Task.FromResult(string.Join(", ", work.Labels));
        }
        catch (FlashException failure)
        {
            throw new StepException(failure.Message, stopsBatch: true);
        }
    }

    /// <summary>The address with the box's node id and site in the place of their marks.</summary>
    internal static string Address(BoxWork work, string url)
    {
        return Address(url, work.Line?.Node ?? work.Node, work.Line?.Site ?? work.Value(Provisioning.SettingName.Site));
    }

    /// <summary>The address with a node id and a site in the place of their marks.</summary>
    internal static string Address(string url, string? node, string? site)
    {
        return url.Replace(NodeMark, node, StringComparison.Ordinal).Replace(SiteMark, site, StringComparison.Ordinal);
    }
}
