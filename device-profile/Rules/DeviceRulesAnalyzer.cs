using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EdgeNode.DeviceRules
{
    /// <summary>
    /// Refuses what C# can compile without a library and nanoFramework v1 still cannot run, and says of every name that the
    /// compiler did not find what device sources use instead.
    /// </summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class DeviceRulesAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Refused = new DiagnosticDescriptor(
            "EDGE001", "Not on the device", "No device source may use {0}: use {1}", "Device", DiagnosticSeverity.Error, isEnabledByDefault: true);

        private static readonly DiagnosticDescriptor Unknown = new DiagnosticDescriptor(
            "EDGE002",
            "Not declared",
            "Neither the sources nor device-profile have {0}: use what they have, or declare it there if nanoFramework has it (docs/device-subset.md)",
            "Device",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true);

        /// <inheritdoc />
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Refused, Unknown);

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
            UsingDirectiveSyntax node = (UsingDirectiveSyntax)context.Node;
            if (node.Name is { } name && (!IsFound(context, name) || Absence.OfNamespace(name.ToString()) is not null))
            {
                Suggest(context, name.ToString(), Absence.OfNamespace(name.ToString()));
            }
        }

        // Only what the compiler did not find: a name of ours that sounds the same is ours.
        private static void Name(SyntaxNodeAnalysisContext context)
        {
            IdentifierNameSyntax node = (IdentifierNameSyntax)context.Node;
            string name = node.Identifier.ValueText;
            if (IsFound(context, node) || node.IsVar || name == "nameof" || node.Parent is AliasQualifiedNameSyntax || node.Ancestors().OfType<UsingDirectiveSyntax>().Any())
            {
                return;
            }

            SyntaxNode? left = node.Parent switch
            {
                MemberAccessExpressionSyntax access when access.Name == node => access.Expression,
                QualifiedNameSyntax qualified when qualified.Right == node => qualified.Left,
                _ => null,
            };
            if (left is null)
            {
                Suggest(context, name, Absence.OfType(name));
            }
            else if (Container(context, left) is { } container)
            {
                string full = container + "." + name;
                Suggest(context, full, Absence.OfMember(full) ?? Absence.OfNamespace(full) ?? Absence.OfType(name));
            }
        }

        private static void Suggest(SyntaxNodeAnalysisContext context, string name, string? instead)
        {
            if (instead is null)
            {
                context.ReportDiagnostic(Diagnostic.Create(Unknown, context.Node.GetLocation(), name));
            }
            else
            {
                Report(context, name, instead);
            }
        }

        private static bool IsFound(SyntaxNodeAnalysisContext context, SyntaxNode node)
        {
            SymbolInfo found = context.SemanticModel.GetSymbolInfo(node, context.CancellationToken);
            return found.Symbol is not null || found.CandidateSymbols.Length > 0;
        }

        // The type or namespace in which a name was looked for; null when that was not found itself, and is told there.
        private static string? Container(SyntaxNodeAnalysisContext context, SyntaxNode left)
        {
            ISymbol? named = context.SemanticModel.GetSymbolInfo(left, context.CancellationToken).Symbol;
            ISymbol? container = named is INamespaceOrTypeSymbol ? named : context.SemanticModel.GetTypeInfo(left, context.CancellationToken).Type;
            return container switch
            {
                null or IErrorTypeSymbol => null,
                IArrayTypeSymbol => "System.Array",
                INamespaceSymbol => container.ToDisplayString(),
                _ => container.ContainingNamespace.IsGlobalNamespace ? container.MetadataName : container.ContainingNamespace + "." + container.MetadataName,
            };
        }
    }
}
