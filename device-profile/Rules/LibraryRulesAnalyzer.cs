using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EdgeNode.DeviceRules
{
    /// <summary>
    /// Refuses what nanoFramework's libraries have and device sources do without, and says of every name that the compiler did
    /// not find what they use instead.
    /// </summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class LibraryRulesAnalyzer : DiagnosticAnalyzer
    {
        /// <inheritdoc />
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DeviceRule.Refused, DeviceRule.Unknown);

        /// <inheritdoc />
        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.RegisterSyntaxNodeAction(Name, SyntaxKind.IdentifierName);
            context.RegisterSyntaxNodeAction(Using, SyntaxKind.UsingDirective);
        }

        private static void Using(SyntaxNodeAnalysisContext context)
        {
            UsingDirectiveSyntax node = (UsingDirectiveSyntax)context.Node;
            if (node.Name is { } name && (!IsFound(context, name) || Absence.OfNamespace(name.ToString()) is not null))
            {
                Suggest(context, name.ToString(), Absence.OfNamespace(name.ToString()));
            }
        }

        private static void Name(SyntaxNodeAnalysisContext context)
        {
            IdentifierNameSyntax node = (IdentifierNameSyntax)context.Node;
            string name = node.Identifier.ValueText;
            if (node.IsVar || name == "nameof" || node.IsPartOfStructuredTrivia() || node.Parent is AliasQualifiedNameSyntax || node.Ancestors().OfType<UsingDirectiveSyntax>().Any())
            {
                return;
            }

            if (IsFound(context, node))
            {
                Library(context);
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

        // What a library has and device sources do without. A name of ours that sounds the same is ours.
        private static void Library(SyntaxNodeAnalysisContext context)
        {
            SymbolInfo found = context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken);
            ISymbol symbol = found.Symbol ?? found.CandidateSymbols[0];
            if (SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, context.Compilation.Assembly))
            {
                return;
            }

            string? instead = symbol switch
            {
                INamedTypeSymbol type => OfType(type),
                IMethodSymbol method => Absence.OfMember(FullName(First(method))) ?? Fractions(method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType)),
                IPropertySymbol property => Absence.OfMember(FullName(property)) ?? Fractions(new[] { property.Type }),
                IFieldSymbol field => Absence.OfMember(FullName(field)) ?? Fractions(new[] { field.Type }),
                _ => null,
            };

            // A member of a refused type whose name is told already, or stands in a using static or nowhere.
            bool isTold = context.Node.Parent is MemberAccessExpressionSyntax access
                && context.SemanticModel.GetSymbolInfo(access.Expression, context.CancellationToken).Symbol is INamedTypeSymbol;
            instead ??= isTold || symbol.ContainingType is null ? null : OfType(symbol.ContainingType);
            if (instead is not null)
            {
                DeviceRule.Refuse(context, symbol is INamedTypeSymbol named ? NameOf(named) : FullName(symbol), instead);
            }
        }

        private static string? OfType(INamedTypeSymbol type)
        {
            return Absence.OfType(type.Name) ?? Absence.OfNamespace(type.ContainingNamespace.ToDisplayString());
        }

        private static string? Fractions(IEnumerable<ITypeSymbol> types)
        {
            return types.Any(DeviceRule.IsFraction) ? Absence.OfFractions : null;
        }

        // The method that an override is called through.
        private static IMethodSymbol First(IMethodSymbol method)
        {
            while (method.OverriddenMethod is { } overridden)
            {
                method = overridden;
            }

            return method;
        }

        private static string FullName(ISymbol member)
        {
            return member.ContainingType is { } type ? NameOf(type) + "." + member.Name : member.Name;
        }

        private static void Suggest(SyntaxNodeAnalysisContext context, string name, string? instead)
        {
            if (instead is null)
            {
                DeviceRule.TellUnknown(context, name);
            }
            else
            {
                DeviceRule.Refuse(context, name, instead);
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
                _ => NameOf(container),
            };
        }

        private static string NameOf(ISymbol type)
        {
            return type.ContainingNamespace is null or { IsGlobalNamespace: true } ? type.MetadataName : type.ContainingNamespace + "." + type.MetadataName;
        }
    }
}
