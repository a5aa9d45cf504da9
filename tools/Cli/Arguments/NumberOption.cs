using System.CommandLine;
using System.Globalization;
using System.Numerics;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>Makes options that take one number of a range.</summary>
public static class NumberOption
{
    /// <summary>Makes an option of whole numbers.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="least">Least allowed value.</param>
    /// <param name="greatest">Greatest allowed value.</param>
    /// <param name="value">Its value where the user says nothing.</param>
    public static Option<T> Whole<T>(string name, string description, T least, T greatest, T value)
        where T : struct, IBinaryInteger<T>
    {
        return Make(name, description, $"a whole number, {least} to {greatest}", NumberStyles.None, least, greatest, value);
    }

    /// <summary>Makes an option of decimal numbers.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="least">Least allowed value.</param>
    /// <param name="greatest">Greatest allowed value.</param>
    /// <param name="value">Its value where the user says nothing.</param>
    public static Option<double> Decimal(string name, string description, double least, double greatest, double value)
    {
        return Make(name, description, string.Create(CultureInfo.InvariantCulture, $"a number, {least} to {greatest}"), NumberStyles.Float, least, greatest, value);
    }

    private static Option<T> Make<T>(string name, string description, string allowed, NumberStyles styles, T least, T greatest, T value)
        where T : struct, INumber<T>
    {
        return new Option<T>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => value,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (!T.TryParse(text, styles, CultureInfo.InvariantCulture, out T number) || !(number >= least && number <= greatest))
                {
                    result.AddError($"{name}: found '{FoundText.Of(text)}'; allowed is {allowed}");
                }

                return number;
            },
        };
    }
}
