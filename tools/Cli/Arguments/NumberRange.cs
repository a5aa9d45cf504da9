using System.CommandLine;
using System.Globalization;

namespace EdgeNode.Cli;

/// <summary>Holds an option to a range of numbers.</summary>
public static class NumberRange
{
    /// <summary>Refuses values outside a range. What is no number at all is left to the parser of the option.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">Least allowed value.</param>
    /// <param name="greatest">Greatest allowed value.</param>
    public static void Limit(Option option, double least, double greatest)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && !(value >= least && value <= greatest))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: found {value}; allowed is {least} to {greatest}."));
            }
        });
    }
}
