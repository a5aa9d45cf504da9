namespace EdgeNode.Attacks;

/// <summary>What is left for the city of one street at one noise.</summary>
/// <param name="Street">Whose counts.</param>
/// <param name="Noise">m of the policy.</param>
/// <param name="Windows">Windows that were released and compared.</param>
/// <param name="Exact">Share of windows in the bucket of the true detections, 0 to 1.</param>
/// <param name="ExactLow">Lower end of its 95 % confidence interval.</param>
/// <param name="ExactHigh">Upper end of its 95 % confidence interval.</param>
/// <param name="WithinOne">Share of windows in that bucket or a neighbour of it.</param>
/// <param name="ExactOfPeople">Share of windows in the bucket of the people who passed, so that what the lockout merges is in it.</param>
/// <param name="RankKept">Spearman's correlation of the hours of the week by true and by released counts; null for less than a day.</param>
/// <param name="HourlyError">
/// Root mean square error of an hour's count by middles of buckets, as a share of the mean hour. Hours with a window in the open
/// top bucket are left out; null when there is none left.
/// </param>
/// <param name="Bits">Entropy of a released bucket in bits.</param>
public sealed record UtilityResult(
    string Street, int Noise, int Windows, double Exact, double ExactLow, double ExactHigh, double WithinOne, double ExactOfPeople,
    double? RankKept, double? HourlyError, double Bits);
