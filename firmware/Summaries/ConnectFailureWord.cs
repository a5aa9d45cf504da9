namespace EdgeNode.Summaries
{
    /// <summary>The words of <see cref="ConnectFailure"/>, which health and the console share.</summary>
    public static class ConnectFailureWord
    {
        private static readonly string[] Words =
        {
            "none", "not-told", "wifi-not-found", "wifi-refused", "wifi-failed", "no-address", "no-time",
            "name-unknown", "unreachable", "tls-refused", "broker-refused", "no-answer", "lost", "not-begun",
        };

        /// <summary>The word; null for a value that there is not.</summary>
        public static string Of(ConnectFailure failure)
        {
            return failure >= 0 && (int)failure < Words.Length ? Words[(int)failure] : null;
        }
    }
}
