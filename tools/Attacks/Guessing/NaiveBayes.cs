namespace EdgeNode.Attacks;

/// <summary>Learns how often each feature comes with either answer, and takes features as independent. Whatever it has not seen tells nothing.</summary>
public sealed class NaiveBayes
{
    // Laplace's rule of succession.
    private const double Prior = 1;

    private readonly Dictionary<string, (int Yes, int No)> _counts = [];
    private int _yes;
    private int _no;

    /// <summary>Learns one example.</summary>
    public void Learn(IEnumerable<string> features, bool isYes)
    {
        _yes += isYes ? 1 : 0;
        _no += isYes ? 0 : 1;
        foreach (string feature in features)
        {
            (int yes, int no) = _counts.GetValueOrDefault(feature);
            _counts[feature] = isYes ? (yes + 1, no) : (yes, no + 1);
        }
    }

    /// <summary>Logarithm of how much likelier yes is than no, both as likely before.</summary>
    public double LogRatio(IEnumerable<string> features)
    {
        double ratio = 0;
        foreach (string feature in features)
        {
            if (_counts.TryGetValue(feature, out (int Yes, int No) count))
            {
                ratio += Math.Log((count.Yes + Prior) / (_yes + Prior)) - Math.Log((count.No + Prior) / (_no + Prior));
            }
        }

        return ratio;
    }
}
