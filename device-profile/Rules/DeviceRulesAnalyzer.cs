using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EdgeNode.DeviceRules
{
    /// <summary>Refuses what C# can compile and nanoFramework v1 cannot run, or not as a PC does.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class DeviceRulesAnalyzer : DiagnosticAnalyzer
    {
        /// <inheritdoc />
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DeviceRule.Refused);

        /// <inheritdoc />
        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.RegisterSyntaxNodeAction(Generic, SyntaxKind.TypeParameterList);
            context.RegisterSyntaxNodeAction(GenericUse, SyntaxKind.GenericName);
            context.RegisterSyntaxNodeAction(Rank, SyntaxKind.ArrayRankSpecifier);
            context.RegisterSyntaxNodeAction(NullString, SyntaxKind.ArrayInitializerExpression);
            context.RegisterSyntaxNodeAction(Volatile, SyntaxKind.FieldDeclaration);
            context.RegisterSyntaxNodeAction(Keyword, SyntaxKind.PredefinedType);
            context.RegisterSyntaxNodeAction(Literal, SyntaxKind.NumericLiteralExpression);
            context.RegisterSyntaxNodeAction(DefaultMethod, SyntaxKind.MethodDeclaration, SyntaxKind.PropertyDeclaration);
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
            context.RegisterSyntaxNodeAction(found => DeviceRule.Refuse(found, what, instead), kinds);
        }

        private static void Generic(SyntaxNodeAnalysisContext context)
        {
            DeviceRule.Refuse(context, "generics", "a type of its own for each case, or object");
        }

        // A generic type is refused wherever it is named; one of the six generic delegates of mscorlib too.
        private static void GenericUse(SyntaxNodeAnalysisContext context)
        {
            string name = ((GenericNameSyntax)context.Node).Identifier.ValueText;
            DeviceRule.Refuse(context, name + "<>", Absence.OfType(name) ?? "a type of its own for each case, or object");
        }

        private static void Rank(SyntaxNodeAnalysisContext context)
        {
            if (((ArrayRankSpecifierSyntax)context.Node).Rank > 1)
            {
                DeviceRule.Refuse(context, "arrays of several dimensions", "an array of arrays, or one array and an index of your own");
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
                DeviceRule.Refuse(context, "null in an initializer of strings", "an assignment of null after it");
            }
        }

        private static void Volatile(SyntaxNodeAnalysisContext context)
        {
            if (((FieldDeclarationSyntax)context.Node).Modifiers.Any(SyntaxKind.VolatileKeyword))
            {
                DeviceRule.Refuse(context, "volatile", "a lock");
            }
        }

        private static void Keyword(SyntaxNodeAnalysisContext context)
        {
            if (((PredefinedTypeSyntax)context.Node).Keyword.Kind() is SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword or SyntaxKind.DecimalKeyword)
            {
                DeviceRule.Refuse(context, context.Node.ToString(), Absence.OfFractions);
            }
        }

        private static void Literal(SyntaxNodeAnalysisContext context)
        {
            if (DeviceRule.IsFraction(context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken).Type))
            {
                DeviceRule.Refuse(context, context.Node.ToString(), Absence.OfFractions);
            }
        }

        // mscorlib says that the runtime has them, and the compiler believes it.
        private static void DefaultMethod(SyntaxNodeAnalysisContext context)
        {
            bool hasBody = context.Node.DescendantNodes().Any(node => node is BlockSyntax or ArrowExpressionClauseSyntax);
            if (context.Node.Parent is InterfaceDeclarationSyntax && hasBody)
            {
                DeviceRule.Refuse(context, "a body in an interface", "a class: nobody has run one on a box");
            }
        }
    }
}
