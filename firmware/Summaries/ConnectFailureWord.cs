namespace EdgeNode.Summaries
{
    /// <summary>The words of <see cref="ConnectFailure"/>, which health and the console share.</summary>
    public static class ConnectFailureWord
    {
        /// <summary>The word; null for a value that there is not.</summary>
        public static string Of(ConnectFailure failure)
        {
            switch (failure)
            {
                case ConnectFailure.None:
                    return "none";
                case ConnectFailure.NotTold:
                    return "not-told";
                case ConnectFailure.WifiNotFound:
                    return "wifi-not-found";
                case ConnectFailure.WifiRefused:
                    return "wifi-refused";
                case ConnectFailure.WifiFailed:
                    return "wifi-failed";
                case ConnectFailure.NoAddress:
                    return "no-address";
                case ConnectFailure.NoTime:
                    return "no-time";
                case ConnectFailure.NameUnknown:
                    return "name-unknown";
                case ConnectFailure.Unreachable:
                    return "unreachable";
                case ConnectFailure.TlsRefused:
                    return "tls-refused";
                case ConnectFailure.BrokerRefused:
                    return "broker-refused";
                case ConnectFailure.NoAnswer:
                    return "no-answer";
                case ConnectFailure.Lost:
                    return "lost";
                case ConnectFailure.NotBegun:
                    return "not-begun";
                default:
                    return null;
            }
        }
    }
}
