using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>The page of an audit, for readers who do not write C#.</summary>
public static class AuditPage
{
    private const string StyleResource = "audit.css";

    /// <summary>Makes the page.</summary>
    /// <returns>The page. Its text is to be stored as UTF-8.</returns>
    public static string Build(AuditResult result)
    {
        List<XElement> sections = [OverviewSection.Make(result), ClaimsSection.Make(result.Claims)];
        if (result.Attacks is not null)
        {
            sections.Add(AttacksSection.Make(result.Attacks));
        }

        if (result.Utility is not null)
        {
            sections.Add(UtilitySection.Make(result.Utility));
        }

        if (result.Mutants is not null)
        {
            sections.Add(MutantsSection.Make(result.Mutants));
        }

        sections.Add(AuditedSection.Make(result));
        sections.Add(RepeatSection.Make(result));
        return new Page("EdgeNode: the audit of its claims", AuditHero.Make(result), sections, AuditFooter.Make())
            .Write(typeof(AuditPage).Assembly, StyleResource);
    }
}
