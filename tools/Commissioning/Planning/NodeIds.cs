using System.Security.Cryptography;

namespace EdgeNode.Commissioning;

/// <summary>Node ids that nobody thought of: they tell nothing of the place, and two are hardly ever the same.</summary>
public static class NodeIds
{
    // Letters before digits, as in kx7q22; without those that are read for others on a label.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const string Form = "LLDLDD";

    /// <summary>Draws one.</summary>
    /// <param name="isTaken">Whether somebody knows a box of this id.</param>
    /// <returns>Six letters and digits, such as <c>kx7q22</c>.</returns>
    public static string Draw(Predicate<string> isTaken)
    {
        // Over two million; a city with all of them has other troubles.
        const int MostDraws = 1000;
        for (int draw = 0; draw < MostDraws; draw++)
        {
            string node = string.Concat(Form.Select(kind => RandomNumberGenerator.GetItems<char>(kind == 'L' ? Letters : Digits, 1)[0]));
            if (!isTaken(node))
            {
                return node;
            }
        }

        throw new PlanException("node: found no free id in 1000 draws; name one yourself");
    }
}
