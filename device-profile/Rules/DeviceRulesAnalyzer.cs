using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EdgeNode.DeviceRules
{
    /// <summary>
    /// Refuses what C# can compile without a library and nanoFramework v1 still cannot run, and says of what it lacks what
    /// device sources use instead.
    /// </summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class DeviceRulesAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Refused = new DiagnosticDescriptor(
            "EDGE001", "Not on the device", "nanoFramework v1 has no {0}: use {1}", "Device", DiagnosticSeverity.Error, isEnabledByDefault: true);

        /// <inheritdoc />
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Refused);

        /// <inheritdoc />
        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.RegisterSyntaxNodeAction(Generic, SyntaxKind.TypeParameterList);
            context.RegisterSyntaxNodeAction(GenericUse, SyntaxKind.GenericName);
            context.RegisterSyntaxNodeAction(Rank, SyntaxKind.ArrayRankSpecifier);
            context.RegisterSyntaxNodeAction(Name, SyntaxKind.IdentifierName);
            context.RegisterSyntaxNodeAction(Using, SyntaxKind.UsingDirective);
            context.RegisterSyntaxNodeAction(NullString, SyntaxKind.ArrayInitializerExpression);
            context.RegisterSyntaxNodeAction(Volatile, SyntaxKind.FieldDeclaration);
            Refuse(context, "Nullable<T>", "a bool beside the value", SyntaxKind.NullableType);
            Refuse(context, "tuples", "out parameters, or a struct", SyntaxKind.TupleType, SyntaxKind.TupleExpression);
            Refuse(context, "iterators", "an array, or a loop with a sink", SyntaxKind.YieldReturnStatement, SyntaxKind.YieldBreakStatement);
            Refuse(context, "async", "a state that Step() advances", SyntaxKind.AwaitExpression);
            Refuse(context, "System.Index", "array[array.Length - n]", SyntaxKind.IndexExpression);
            Refuse(context, "System.Range", "a loop, Array.Copy or Substring", SyntaxKind.RangeExpression);
            Refuse(context, "records", "a sealed class with readonly properties", SyntaxKind.RecordDeclaration);
        }

        private static void Refuse(AnalysisContext context, string what, string instead, params SyntaxKind[] kinds)
        {
            context.RegisterSyntaxNodeAction(found => Report(found, what, instead), kinds);
        }

        private static void Report(SyntaxNodeAnalysisContext context, string what, string instead)
        {
            context.ReportDiagnostic(Diagnostic.Create(Refused, context.Node.GetLocation(), what, instead));
        }

        private static void Generic(SyntaxNodeAnalysisContext context)
        {
            Report(context, "generics", "a type of its own for each case, or object");
        }

        // A generic type is refused wherever it is named; one of the six generic delegates of mscorlib too.
        private static void GenericUse(SyntaxNodeAnalysisContext context)
        {
            string name = ((GenericNameSyntax)context.Node).Identifier.ValueText;
            Report(context, name + "<>", Absence.OfType(name) ?? "a type of its own for each case, or object");
        }

        private static void Rank(SyntaxNodeAnalysisContext context)
        {
            if (((ArrayRankSpecifierSyntax)context.Node).Rank > 1)
            {
                Report(context, "arrays of several dimensions", "an array of arrays, or one array and an index of your own");
            }
        }

        // The compiler leaves it out, since on the PC an array begins with nulls: docs/device-subset.md.
        private static void NullString(SyntaxNodeAnalysisContext context)
        {
            bool hasNull = ((InitializerExpressionSyntax)context.Node).Expressions.Any(value =>
                value.IsKind(SyntaxKind.NullLiteralExpression)
                && context.SemanticModel.GetTypeInfo(value, context.CancellationToken).ConvertedType?.SpecialType == SpecialType.System_String);
            if (hasNull)
            {
                Report(context, "null in an initializer of strings", "an assignment of null after it");
            }
        }

        private static void Volatile(SyntaxNodeAnalysisContext context)
        {
            if (((FieldDeclarationSyntax)context.Node).Modifiers.Any(SyntaxKind.VolatileKeyword))
            {
                Report(context, "volatile", "a lock");
            }
        }

        private static void Using(SyntaxNodeAnalysisContext context)
        {
            string name = ((UsingDirectiveSyntax)context.Node).Name?.ToString() ?? "";
            if (Absence.OfNamespace(name) is { } instead)
            {
                Report(context, name, instead);
            }
        }

        // Only what the compiler did not find: a name of ours that sounds the same is ours.
        private static void Name(SyntaxNodeAnalysisContext context)
        {
            IdentifierNameSyntax node = (IdentifierNameSyntax)context.Node;
            SymbolInfo found = context.SemanticModel.GetSymbolInfo(node, context.CancellationToken);
            if (found.Symbol is not null || found.CandidateSymbols.Length > 0)
            {
                return;
            }

            string name = node.Identifier.ValueText;
            if (node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
            {
                ITypeSymbol? on = context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type
                    ?? context.SemanticModel.GetSymbolInfo(access.Expression, context.CancellationToken).Symbol as ITypeSymbol;
                string type = on is null ? "" : FullName(on);
                if (Absence.OfMember(type, name) is { } instead)
                {
                    Report(context, type + "." + name, instead);
                }
            }
            else if (!node.Ancestors().OfType<UsingDirectiveSyntax>().Any() && Absence.OfType(name) is { } instead)
            {
                Report(context, name, instead);
            }
        }

        private static string FullName(ITypeSymbol type)
        {
            return type is IArrayTypeSymbol ? "System.Array" : type.ContainingNamespace + "." + type.MetadataName;
        }
    }
}
