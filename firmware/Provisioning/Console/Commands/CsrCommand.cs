using EdgeNode.Contracts;
using EdgeNode.Identity;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Gives the request for the box's certificate, PKCS#10 as lines of PEM. Where the set as it would be has no key yet, it makes one and
    /// stages it. Where it has one, that key is used again, whether it is staged or runs: a request that got lost can be asked for again,
    /// and a certificate that ends can be renewed. <c>csr new</c> stages another key in any case; the one that runs goes on running
    /// until the commit.
    /// </summary>
    /// <remarks>No command gives the private part. It is wiped from memory with the end of the command.</remarks>
    public sealed class CsrCommand : ConsoleCommand
    {
        private const string New = "new";
        private const byte LineFeed = (byte)'\n';

        private readonly StagedSettings _settings;
        private readonly SetDraft _draft;
        private readonly IEntropy _entropy;
        private KeyWork _work;
        private CsrPhase _phase;
        private byte[] _request;
        private int _said;

        /// <summary>Makes the command.</summary>
        /// <param name="settings">Has the node id.</param>
        /// <param name="draft">Has the key, or takes it.</param>
        /// <param name="entropy">Random bytes from a tested source.</param>
        public CsrCommand(StagedSettings settings, SetDraft draft, IEntropy entropy)
            : base("csr", "csr [new]", "gives the request for the certificate; makes the key", isForLocked: false)
        {
            _settings = settings;
            _draft = draft;
            _entropy = entropy;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            bool isNew = line.Rest(1) == New;
            if (line.Has(1) && !isNew)
            {
                return Error(output, ErrorCode.Usage, "allowed: csr, or csr new for another key");
            }

            if (_draft.IsOver)
            {
                return Restarting(output);
            }

            if (_settings.LineOf(SettingName.Node) == null)
            {
                return Error(output, ErrorCode.Missing, "node: missing; set node VALUE, then csr");
            }

            _work = new KeyWork(_entropy);
            _work.Maker.Begin(_work.Key);
            _phase = isNew || !_draft.Has(PartName.PrivateKey) ? CsrPhase.Making : CsrPhase.Reading;
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            switch (_phase)
            {
                case CsrPhase.Reading:
                    return Read(output);
                case CsrPhase.Making:
                    return Make(output);
                case CsrPhase.Putting:
                    return Put(output);
                case CsrPhase.Requesting:
                    return Request();
                default:
                    return Say(output);
            }
        }

        private bool Read(ConsoleOutput output)
        {
            if (!StagedKey.TryRead(_draft, _work.KeyText, _work.Key))
            {
                Forget();
                return Error(output, ErrorCode.Key, "box-key: not a key that a box makes, or it cannot be read; csr new makes another");
            }

            return BeginRequest();
        }

        private bool Make(ConsoleOutput output)
        {
            switch (_work.Maker.Step())
            {
                case KeyProgress.Working:
                    return false;
                case KeyProgress.Made:
                    _work.KeyText.Write(_work.Key, _work.Text);
                    _draft.BeginPut(PartName.PrivateKey, _work.Text, PrivateKeyText.Length);
                    _phase = CsrPhase.Putting;
                    return false;
                default:
                    Forget();
                    return Error(output, ErrorCode.Random, "no random bytes from the chip; wait until the radio is on, a minute, and tell csr again; no key was made");
            }
        }

        private bool Put(ConsoleOutput output)
        {
            switch (_draft.StepPut())
            {
                case PutProgress.Working:
                    return false;
                case PutProgress.Put:
                    return BeginRequest();
                default:
                    Forget();
                    return Error(output, ErrorCode.Store, "box-key: the store does not take it; nothing was changed");
            }
        }

        private bool BeginRequest()
        {
            _work.TurnToRequest();
            _work.Requests.Begin(_work.Key, _settings.LineOf(SettingName.Node));
            _phase = CsrPhase.Requesting;
            return false;
        }

        private bool Request()
        {
            if (_work.Requests.Step())
            {
                DerWriter request = _work.Requests.Request;
                Forget();
                _request = new byte[PemEncoder.LengthOf(RequestMaker.Label, request.Count)];
                PemEncoder.Write(RequestMaker.Label, request.Buffer, request.Start, request.Count, _request);
                _said = 0;
                _phase = CsrPhase.Saying;
            }

            return false;
        }

        private bool Say(ConsoleOutput output)
        {
            int end = _said;
            while (end < _request.Length && _request[end] != LineFeed)
            {
                end++;
            }

            if (end == _request.Length)
            {
                _request = null;
                return Ok(output);
            }

            output.Add(_request, _said, end - _said);
            output.EndLine();
            _said = end + 1;
            return false;
        }

        private void Forget()
        {
            _work.Wipe();
            _work = null;
        }
    }
}
