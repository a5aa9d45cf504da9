namespace EdgeNode.Commissioning;

/// <summary>Waits for a box whose cable was pulled, or whose power is gone.</summary>
public static class BoxReturn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(3);

    /// <summary>Tries until a box answers.</summary>
    /// <param name="findPort">Where to look; asked each time, for some systems give a cable another name when it comes back.</param>
    /// <param name="limit">How long, at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The box's console.</returns>
    /// <exception cref="CableException">Nothing was at the port at last.</exception>
    /// <exception cref="BoxException">What was at the port at last was no box.</exception>
    public static async Task<ConsoleClient> WaitAsync(Func<string> findPort, TimeSpan limit, CancellationToken cancel)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow + limit;
        while (true)
        {
            try
            {
                string port = findPort();
                using (await ConsoleClient.OpenAsync(port, cancel, ShortPatience))
                {
                }

                return await ConsoleClient.OpenAsync(port, cancel);
            }
            catch (Exception failure) when (failure is CableException or BoxException && DateTimeOffset.UtcNow < end)
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
