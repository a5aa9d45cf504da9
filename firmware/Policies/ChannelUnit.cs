namespace EdgeNode.Policies
{
    /// <summary>The one unit in which the limits of a measured channel are written.</summary>
    public static class ChannelUnit
    {
        /// <summary>The unit as it stands in a policy: <c>dB(A)</c>, <c>ug/m3</c>, <c>ppm</c>, <c>degC</c> or <c>%</c>.</summary>
        /// <returns>An empty text for a counted channel.</returns>
        public static string Of(ChannelKind kind)
        {
            return kind switch
            {
                ChannelKind.Sound => "dB(A)",
                ChannelKind.Pm25 => "ug/m3",
                ChannelKind.Co2 => "ppm",
                ChannelKind.Temperature => "degC",
                ChannelKind.Humidity => "%",
                _ => "",
            };
        }
    }
}
