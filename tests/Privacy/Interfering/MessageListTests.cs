using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EdgeNode.Privacy.Tests;

/// <summary>The list of what leaves, as residents read it in README.md, against what does.</summary>
[TestClass]
public sealed partial class MessageListTests
{
    private static readonly string[] InFront = ["v", "node"];

    [TestMethod]
    public void Each_message_that_leaves_and_each_member_of_it_stands_in_the_README_and_nothing_else_leaves()
    {
        CanaryStreet street = new(1);
        ObservedBox box = ObservedBox.Run(street.Plan, street.Trace);
        SortedDictionary<string, string> left = new(StringComparer.Ordinal);
        foreach (EgressEntry entry in box.Log.Entries)
        {
            switch (entry.Kind)
            {
                case EgressKind.Publish:
                    Note(left, entry.Name, entry.Bytes);
                    break;
                case EgressKind.Connect:
                    Assert.AreEqual(ObservedBox.NodeId, entry.Name);
                    Note(left, entry.Detail.Split(' ')[1], entry.Bytes);
                    break;
            }
        }

        string[] listed = [.. Listed().Select(message => $"{message.Key}: {message.Value}")];
        CollectionAssert.AreEqual(listed, left.Select(message => $"{message.Key}: {message.Value}").ToArray(), string.Join('\n', left));
        Console.WriteLine($"figure: {left.Count} kinds of message, each with the members that README.md lists");
    }

    private static void Note(SortedDictionary<string, string> left, string topic, byte[] payload)
    {
        string prefix = $"edgenode/1/example/{ObservedBox.NodeId}/";
        Assert.StartsWith(prefix, topic);
        string name = topic[prefix.Length..];
        string members = name == "policy" ? "" : Sorted(JsonDocument.Parse(payload).RootElement.EnumerateObject().Select(member => member.Name));
        Assert.AreEqual(members, left.GetValueOrDefault(name, members), "A message has the same members each time.");
        left[name] = members;
    }

    private static SortedDictionary<string, string> Listed()
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"), Encoding.UTF8).ReplaceLineEndings("\n");
        SortedDictionary<string, string> listed = new(StringComparer.Ordinal)
        {
            ["summary"] = Sorted(Rows(page, "| field | meaning |").SelectMany(cells => Names(cells[0]))),
        };
        foreach (string[] cells in Rows(page, "| message | when | members |"))
        {
            string message = Names(cells[0]).Single();
            listed[message] = message == "policy" ? "" : Sorted(Names(cells[2]).Concat(InFront));
        }

        return listed;
    }

    private static IEnumerable<string[]> Rows(string page, string head)
    {
        int start = page.IndexOf(head, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, start, head);
        return page[start..].Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|'));
    }

    private static IEnumerable<string> Names(string cell)
    {
        return NamePattern().Matches(cell).Select(name => name.Groups[1].Value);
    }

    private static string Sorted(IEnumerable<string> names)
    {
        return string.Join(' ', names.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([a-z]+)`")]
    private static partial Regex NamePattern();
}
