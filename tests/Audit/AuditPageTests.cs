using System.Text.Json;
using System.Xml.Linq;
using EdgeNode.Attacks;

namespace EdgeNode.Audit.Tests;

/// <summary>What the page and the JSON say of an audit.</summary>
[TestClass]
public sealed class AuditPageTests
{
    private static readonly NamedTest Test = NamedTest.Parse("tests/Small: CounterTests.It_counts_up")!;

    [TestMethod]
    public void A_page_is_whole_XML_that_loads_nothing_and_says_each_claim_and_outcome()
    {
        XElement page = XDocument.Parse(AuditPage.Build(Result(TestOutcome.Failed, "expected <1> & \"found\" 2"))).Root!;
        string text = page.Value;
        foreach (string said in new[] { "1 of 1 claims does not stand: C1", "It counts.", "A wrong count.", "A count.", "7 numbers", "It counts up", "expected <1> & \"found\" 2", "Membership", "40,320", "above the bound", "a square", "81.5\u00A0%", "a-break", "survived", new string('a', 64) })
        {
            Assert.Contains(said, text);
        }

        Assert.IsEmpty(page.Descendants().Where(element => element.Name.LocalName is "script" or "img" or "iframe"));
        Assert.IsEmpty(page.Descendants().Attributes().Where(attribute => attribute.Value.StartsWith("http", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void The_JSON_has_the_members_that_programs_rely_on()
    {
        foreach (TestOutcome outcome in Enum.GetValues<TestOutcome>())
        {
            JsonElement claim = JsonDocument.Parse(AuditJson.Text(Result(outcome, null))).RootElement.GetProperty("claims")[0];
            Assert.AreEqual("C1", claim.GetProperty("id").GetString());
            Assert.AreEqual("It counts.", claim.GetProperty("claim").GetString());
            Assert.AreEqual("A wrong count.", claim.GetProperty("refutedBy").GetString());
            Assert.AreEqual("A count.", claim.GetProperty("tried").GetString());
            Assert.AreEqual(outcome == TestOutcome.Passed, claim.GetProperty("passed").GetBoolean());
            Assert.AreEqual("7 numbers", claim.GetProperty("figure").GetString());
        }
    }

    [TestMethod]
    public void The_JSON_says_of_an_attack_how_many_trials_of_what_it_had()
    {
        JsonElement attack = JsonDocument.Parse(AuditJson.Text(Result(TestOutcome.Passed, null))).RootElement.GetProperty("attacks")[0];
        Assert.AreEqual(40_320, attack.GetProperty("trials").GetInt32());
        Assert.AreEqual("window", attack.GetProperty("unit").GetString());
    }

    [TestMethod]
    public void The_JSON_is_the_same_text_for_the_same_results()
    {
        AuditResult result = Result(TestOutcome.Failed, "expected <1> & \"found\" 2");
        string expected = $$"""
            {
              "passed": false,
              "audited": {
                "commit": null,
                "changedFiles": null,
                "sdk": "10.0.100",
                "machine": {{JsonSerializer.Serialize(result.Tree.Machine)}},
                "seed": {{JsonSerializer.Serialize(result.Tree.Seed)}},
                "startedUtc": "1970-01-01T00:00:00Z",
                "seconds": 0,
                "assemblies": [
                  {
                    "name": "Small.dll",
                    "sha256": "{{new string('a', 64)}}",
                    "sources": 3,
                    "isFirmware": true
                  }
                ]
              },
              "claims": [
                {
                  "id": "C1",
                  "claim": "It counts.",
                  "refutedBy": "A wrong count.",
                  "tried": "A count.",
                  "passed": false,
                  "figure": "7 numbers",
                  "tests": [
                    {
                      "name": "tests/Small: CounterTests.It_counts_up",
                      "outcome": "failed",
                      "cases": 1,
                      "seconds": 1,
                      "figures": [
                        "7 numbers"
                      ],
                      "message": "expected <1> & \"found\" 2"
                    }
                  ]
                }
              ],
              "attacks": [
                {
                  "name": "Membership",
                  "knows": "All but one",
                  "unit": "window",
                  "trials": 40320,
                  "success": 0.7,
                  "low": 0.69,
                  "high": 0.71,
                  "bound": 0.571,
                  "passed": false,
                  "verdict": "Too good."
                }
              ],
              "utility": [
                {
                  "street": "a square",
                  "noise": 2,
                  "windows": 672,
                  "exact": 0.815,
                  "exactLow": 0.78,
                  "exactHigh": 0.84,
                  "withinOne": 0.995,
                  "exactOfPeople": 0.8,
                  "rankKept": 0.97,
                  "hourlyError": null,
                  "bits": 1.7
                }
              ],
              "mutants": {
                "available": 1,
                "made": 1,
                "killed": 0,
                "seconds": 2,
                "results": [
                  {
                    "name": "a-break",
                    "rule": "It counts",
                    "claim": "C1",
                    "test": "tests/Small: CounterTests.It_counts_up",
                    "fate": "survived",
                    "reason": "stays green",
                    "seconds": 1
                  }
                ]
              }
            }
            """;
        Assert.AreEqual(expected, AuditJson.Text(result));
    }

    [TestMethod]
    public void The_seed_of_the_property_tests_is_told_to_people_and_programs()
    {
        AuditResult result = Result(TestOutcome.Passed, null);
        string seed = Environment.GetEnvironmentVariable("EDGENODE_TEST_SEED") is { Length: > 0 } given ? given : "0";
        Assert.AreEqual(seed, JsonDocument.Parse(AuditJson.Text(result)).RootElement.GetProperty("audited").GetProperty("seed").GetString());
        Assert.Contains($"{seed}. The cases of the property tests", XDocument.Parse(AuditPage.Build(result)).Root!.Value);
    }

    [TestMethod]
    public void An_attack_past_its_bound_or_a_mutant_that_lives_fails_the_audit()
    {
        AuditResult both = Result(TestOutcome.Passed, null);
        Assert.IsFalse(both.IsPassed);
        Assert.IsFalse((both with { Mutants = null }).IsPassed);
        Assert.IsFalse((both with { Attacks = null }).IsPassed);
        Assert.IsTrue((both with { Attacks = null, Mutants = null }).IsPassed);
    }

    private static AuditResult Result(TestOutcome outcome, string? message)
    {
        Claim claim = new("C1", "It counts.", "A wrong count.", "A count.", [Test]);
        Mutant mutant = new("a-break", "", "It counts", "C1", Test.Project, Test, false, ["firmware/Counter.cs"]);
        return new AuditResult
        {
            Tree = new AuditedTree("/tree", null, null, "10.0.100"),
            StartedUtc = DateTime.UnixEpoch,
            Assemblies = [new CheckedAssembly("Small.dll", new string('a', 64), 3, true)],
            Claims = [new ClaimResult(claim, [new TestResult(Test, outcome, 1, TimeSpan.FromSeconds(1), ["7 numbers"], message)])],
            Attacks = [new AttackResult("Membership", "All but one", 0.7, 0.69, 0.71, 0.571, "Too good.") { Holds = false, Unit = "window", Trials = 40_320 }],
            Utility = [new UtilityResult("a square", 2, 672, 0.815, 0.78, 0.84, 0.995, 0.8, 0.97, null, 1.7)],
            Mutants = new MutantSummary(1, [new MutantResult(mutant, MutantFate.Survived, "stays green", TimeSpan.FromSeconds(1))], TimeSpan.FromSeconds(2)),
        };
    }
}
