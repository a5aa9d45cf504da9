using EdgeNode.City;
using EdgeNode.Gateway;

namespace EdgeNode.Tools.Tests;

/// <summary>Every setting, from every source: what counts, and what is refused.</summary>
[TestClass]
public class SettingSourceTests
{
    private static readonly string[] Sources = ["file", "variable", "option"];

    [TestMethod]
    public void Each_setting_can_be_said_by_option_variable_and_file_and_the_earlier_of_these_counts()
    {
        using SettingSamples samples = new();
        CollectionAssert.AreEqual(GatewaySettings.All.Where(setting => setting.IsOfFile).Select(setting => setting.Name).ToArray(), samples.All.Select(sample => sample.Name).ToArray(), "a setting has no sample");
        foreach (SettingSample sample in samples.All)
        {
            object? good = sample.Get(Read(samples, sample, option: sample.Good));
            object? other = sample.Get(Read(samples, sample, option: sample.Other));
            Assert.AreNotEqual(good, other, sample.Name);
            Assert.AreEqual(good, sample.Get(Read(samples, sample, variable: sample.Good)), sample.Name);
            Assert.AreEqual(good, sample.Get(Read(samples, sample, file: sample.Good)), sample.Name);
            Assert.AreEqual(good, sample.Get(Read(samples, sample, sample.Good, sample.Other, sample.Other)), sample.Name);
            Assert.AreEqual(good, sample.Get(Read(samples, sample, null, sample.Good, sample.Other)), sample.Name);
        }
    }

    [TestMethod]
    public void What_is_not_allowed_is_refused_from_each_source_in_one_line_that_names_place_value_and_rule()
    {
        using SettingSamples samples = new();
        foreach (SettingSample sample in samples.All)
        {
            foreach (string source in Sources)
            {
                foreach (string bad in sample.Bad)
                {
                    string said = Refusal(samples, sample, source, bad);
                    string place = PlaceOf(samples, sample, source);
                    Assert.StartsWith(place + ": ", said);
                    Assert.Contains("found ", said, said);
                    Assert.Contains("allowed", said, said);
                    Assert.DoesNotContain('\n', said);
                }
            }
        }
    }

    [TestMethod]
    public void What_is_wrong_is_refused_where_it_stands_even_if_something_else_counts()
    {
        using SettingSamples samples = new();
        foreach (SettingSample sample in samples.All.Where(sample => sample.Name is not ("ca" or "cert" or "key" or "client-id-file" or "store")))
        {
            CityException inFile = Assert.ThrowsExactly<CityException>(() => Read(samples, sample, option: sample.Good, file: sample.Bad[0]));
            Assert.StartsWith(PlaceOf(samples, sample, "file"), inFile.Message);
        }
    }

    [TestMethod]
    public void An_empty_text_is_refused_from_each_source()
    {
        using SettingSamples samples = new();
        foreach (SettingSample sample in samples.All.Where(sample => sample.Setting.Form != SettingForm.Number))
        {
            foreach (string source in Sources)
            {
                Assert.StartsWith($"{PlaceOf(samples, sample, source)}: found an empty text; allowed is ", Refusal(samples, sample, source, ""));
            }
        }
    }

    [TestMethod]
    public void Without_the_four_that_are_needed_there_is_no_gateway()
    {
        using SettingSamples samples = new();
        foreach (string name in samples.Needed().Keys)
        {
            CityException missing = Assert.ThrowsExactly<CityException>(() => SettingValues.Read(samples.Needed(name), new Dictionary<string, string>()));
            Assert.StartsWith($"gateway: found no --{name}; needed: --broker, --ca, --cert, --key", missing.Message);
        }
    }

    private static GatewayOptions Read(SettingSamples samples, SettingSample sample, string? option = null, string? variable = null, string? file = null)
    {
        Dictionary<string, string> options = samples.Needed(sample.Name);
        Dictionary<string, string> variables = [];
        if (option is not null)
        {
            options[sample.Name] = option;
        }

        if (variable is not null)
        {
            variables[sample.Setting.Variable] = variable;
        }

        if (file is not null)
        {
            options["config"] = samples.Config($"{{ \"{sample.Name}\": {sample.Json(file)} }}");
        }

        return GatewayOptions.From(SettingValues.Read(options, variables));
    }

    private static string Refusal(SettingSamples samples, SettingSample sample, string source, string bad)
    {
        return Assert.ThrowsExactly<CityException>(
            () => Read(samples, sample, source == "option" ? bad : null, source == "variable" ? bad : null, source == "file" ? bad : null), $"{sample.Name} from {source}: {bad}").Message;
    }

    private static string PlaceOf(SettingSamples samples, SettingSample sample, string source)
    {
        return source switch { "option" => sample.Setting.Option, "variable" => sample.Setting.Variable, _ => $"{samples.PathOf("gateway.json")}: {sample.Name}" };
    }
}
