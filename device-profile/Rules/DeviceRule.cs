using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EdgeNode.DeviceRules
{
    /// <summary>The two things that the analyzers say.</summary>
    internal static class DeviceRule
    {
        /// <summary>What there is, or not, and no device source may use.</summary>
        public static readonly DiagnosticDescriptor Refused = new DiagnosticDescriptor(
            "EDGE001", "Not on the device", "No device source may use {0}: use {1}", "Device", DiagnosticSeverity.Error, isEnabledByDefault: true);

        /// <summary>What was not found, and nothing better is known.</summary>
        public static readonly DiagnosticDescriptor Unknown = new DiagnosticDescriptor(
            "EDGE002",
            "Not declared",
            "Neither the sources, mscorlib nor device-profile have {0}: use what they have, or declare it there if its package has it (docs/device-subset.md)",
            "Device",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true);

        /// <summary>Refuses what stands at the node in question.</summary>
        public static void Refuse(SyntaxNodeAnalysisContext context, string what, string instead)
        {
            context.ReportDiagnostic(Diagnostic.Create(Refused, context.Node.GetLocation(), what, instead));
        }

        /// <summary>Says that the name at the node in question was not found.</summary>
        public static void TellUnknown(SyntaxNodeAnalysisContext context, string name)
        {
            context.ReportDiagnostic(Diagnostic.Create(Unknown, context.Node.GetLocation(), name));
        }

        /// <summary>Whether a type is one of numbers with a fraction.</summary>
        public static bool IsFraction(ITypeSymbol? type)
        {
            return type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;
        }
    }
}
