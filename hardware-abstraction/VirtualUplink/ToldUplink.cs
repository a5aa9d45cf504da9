using System.Globalization;
using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.VirtualUplink;

/// <summary>
/// The link of a virtual box that is told its broker as a box is: at each attempt it reads network, address, certificates and key from the
/// set that runs. Otherwise it is an <see cref="MqttUplink"/>.
/// </summary>
/// <param name="clock">Virtual time.</param>
/// <param name="latency">Decides how long each operation takes in virtual time.</param>
/// <param name="told">The set that runs, under the names of <see cref="PartName"/>.</param>
/// <param name="around">The networks around it.</param>
public sealed class ToldUplink(IClock clock, SeededRandom latency, IReadableStore told, IReadOnlyList<AccessPoint> around) : IUplinkLink, IRuntimeFreezer, IDisposable
{
    private const int DefaultPort = 8883;

    // A certificate or a key of a set is not longer.
    private const int GreatestLength = 8192;

    private MqttUplink? _link;
    private ClientCredentials? _credentials;
    private bool _isRefused;
    private LinkFailure _failure;

    /// <inheritdoc/>
    public long FrozenUntilMs => _link?.FrozenUntilMs ?? 0;

    /// <inheritdoc/>
    public LinkStage Stage => _link?.Stage ?? LinkStage.Down;

    /// <inheritdoc/>
    public LinkFailure Failure => _link?.Failure ?? _failure;

    /// <summary>Why the last attempt to connect failed, in one line for people without a secret; null when it did not.</summary>
    public string? LastFailure { get; private set; }

    /// <inheritdoc/>
    public void BeginConnect(LinkSession session)
    {
        Dispose();
        if (!TryJoin())
        {
            return;
        }

        try
        {
            _credentials = ClientCredentials.FromPem(Pem(PartName.Authorities), Pem(PartName.Certificate), Pem(PartName.PrivateKey));
            _link = new MqttUplink(clock, latency, new MqttUplinkOptions { Host = Text(PartName.BrokerHost), Port = Port(), Credentials = _credentials });
            _link.BeginConnect(session);
            LastFailure = _link.LastFailure;
        }
        catch (CredentialException failure)
        {
            Refuse(LinkFailure.NotTold, failure.Message);
        }
    }

    /// <inheritdoc/>
    public void BeginPublish(string topic, byte[] payload, int count, bool retain)
    {
        if (_link is null)
        {
            throw new InvalidOperationException("Not connected.");
        }

        _link.BeginPublish(topic, payload, count, retain);
    }

    /// <inheritdoc/>
    public LinkSignal Poll()
    {
        if (_isRefused)
        {
            _isRefused = false;
            return LinkSignal.ConnectFailed;
        }

        return _link?.Poll() ?? LinkSignal.None;
    }

    /// <inheritdoc/>
    public void Close()
    {
        _isRefused = false;
        _link?.Close();
    }

    /// <summary>Ends the link without DISCONNECT, as when the box loses power.</summary>
    public void Dispose()
    {
        _isRefused = false;
        _link?.Dispose();
        _credentials?.Dispose();
        _link = null;
        _credentials = null;
    }

    private bool TryJoin()
    {
        string name = Text(PartName.WifiName);
        AccessPoint? found = around.FirstOrDefault(point => point.Name == name);
        if (found is null)
        {
            Refuse(LinkFailure.WifiNotFound, $"'{name}' is not around");
        }
        else if (found.Password != Text(PartName.WifiPassword))
        {
            Refuse(LinkFailure.WifiRefused, $"'{name}' has another password");
        }

        return !_isRefused;
    }

    private void Refuse(LinkFailure failure, string text)
    {
        _isRefused = true;
        _failure = failure;
        LastFailure = text;
    }

    private int Port()
    {
        return int.TryParse(Text(PartName.BrokerPort), CultureInfo.InvariantCulture, out int port) ? port : DefaultPort;
    }

    // What a box keeps as PEM ends with the zero that its decoder wants.
    private PemText Pem(string part)
    {
        return new PemText(part, Text(part).TrimEnd('\0'));
    }

    private string Text(string part)
    {
        byte[] content = new byte[GreatestLength];
        int length = told.Read(part, 0, content, content.Length);
        return length > 0 ? Encoding.UTF8.GetString(content, 0, length) : "";
    }
}
