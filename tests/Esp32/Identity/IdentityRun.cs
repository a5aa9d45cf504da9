using EdgeNode.Contracts;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>All that a box does with its key, with what it takes for that made once.</summary>
public sealed class IdentityRun
{
    private const string Node = "lamp-0042-center";

    private readonly FixedScalar _entropy = new();
    private readonly DeviceKey _key = new();
    private readonly KeyMaker _keys;
    private readonly SignatureMaker _signatures;
    private readonly RequestMaker _requests;
    private readonly SignatureCheck _check;
    private readonly CertificateReader _certificates = new();
    private readonly PrivateKeyText _keyText;
    private readonly byte[] _digest = new byte[PrimeField.Length];
    private readonly byte[] _text = new byte[512];

    public IdentityRun()
    {
        P256 curve = new();
        _keys = new KeyMaker(curve, _entropy);
        _signatures = new SignatureMaker(curve, new DeterministicNonces(curve));
        _requests = new RequestMaker(_signatures);
        _check = new SignatureCheck(curve);
        _keyText = new PrivateKeyText(curve);
        Array.Fill(_digest, (byte)0xa5);
        _entropy.Take(_digest);
    }

    /// <summary>Called in the counted copy: instructions of each job.</summary>
    public static (string What, int Steps, long Longest, long Total)[] Count(int methods, byte[] certificate)
    {
        IdentityRun run = new();
        run.All(certificate);
        return
        [
            Job("a key", methods, () => run._keys.Begin(run._key), () => run._keys.Step() != KeyProgress.Working),
            Job("a signature", methods, () => run._signatures.Begin(run._key, run._digest), run._signatures.Step),
            Job("a request", methods, () => run._requests.Begin(run._key, Node), run._requests.Step),
            Job("a check of a signature", methods, () => run._check.Begin(run._key.Public, run._digest, run._signatures.Signature), run._check.Step),
            Job("a certificate", methods, () => run._certificates.Begin(certificate, 0, certificate.Length), run._certificates.Step),
            Job("the key's text, written and read", methods, run.WriteText, run.ReadText),
            Job("the request's text", methods, run.WriteRequest, () => true),
        ];
    }

    /// <summary>Called in the counted copy: instructions of each method for a key and a signature with it, for each scalar.</summary>
    public static long[][] CountsOfKeys(int methods, byte[][] scalars)
    {
        IdentityRun run = new();
        long[][] counts =
        [
            // The first one also runs the constructors of statics.
            .. scalars.Prepend(scalars[0]).Select(scalar =>
            {
                run._entropy.Take(scalar);
                scalar.CopyTo(run._digest, 0);
                InstructionCounter.Begin(methods);
                run._keys.Begin(run._key);
                while (run._keys.Step() == KeyProgress.Working)
                {
                }

                run._signatures.Begin(run._key, run._digest);
                while (!run._signatures.Step())
                {
                }

                return InstructionCounter.Counts;
            }),
        ];
        return counts[1..];
    }

    /// <summary>Does everything once.</summary>
    public void All(byte[] certificate)
    {
        _keys.Begin(_key);
        while (_keys.Step() == KeyProgress.Working)
        {
        }

        WriteText();
        Assert.IsTrue(ReadText());
        _requests.Begin(_key, Node);
        while (!_requests.Step())
        {
        }

        WriteRequest();
        _signatures.Begin(_key, _digest);
        while (!_signatures.Step())
        {
        }

        _check.Begin(_key.Public, _digest, _signatures.Signature);
        while (!_check.Step())
        {
        }

        Assert.IsTrue(_check.IsValid);
        _certificates.Begin(certificate, 0, certificate.Length);
        while (!_certificates.Step())
        {
        }

        Assert.IsTrue(_certificates.CheckAt(_key.Public, Node, 0) == CertificateVerdict.OtherKey);
    }

    private static (string What, int Steps, long Longest, long Total) Job(string what, int methods, Action begin, Func<bool> step)
    {
        InstructionCounter.Begin(methods);
        begin();
        long longest = InstructionCounter.Total;
        long total = longest;
        bool isDone = false;
        int steps = 0;
        while (!isDone)
        {
            InstructionCounter.Begin(methods);
            isDone = step();
            steps++;
            total += InstructionCounter.Total;
            longest = Math.Max(longest, InstructionCounter.Total);
        }

        return (what, steps, longest, total);
    }

    private void WriteText()
    {
        _keyText.Write(_key, _text);
    }

    private bool ReadText()
    {
        return _keyText.TryRead(_text, PrivateKeyText.Length, _key);
    }

    private void WriteRequest()
    {
        PemEncoder.Write(RequestMaker.Label, _requests.Request.Buffer, _requests.Request.Start, _requests.Request.Count, _text);
    }

    private sealed class FixedScalar : IEntropy
    {
        private byte[] _scalar = [];

        public void Take(byte[] scalar)
        {
            _scalar = scalar;
        }

        public bool TryFill(byte[] buffer)
        {
            Array.Copy(_scalar, buffer, buffer.Length);
            return true;
        }
    }
}
