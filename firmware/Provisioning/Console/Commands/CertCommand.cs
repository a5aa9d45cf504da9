using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Takes the box's certificate, PEM by lines, and stages it with its fingerprint. Of a chain the first counts, and all of it is kept.
    /// It is taken only if it is for the key and the node id of the set as it would be; and by trusted time it holds, or without
    /// trusted time it ends after the firmware's release.
    /// </summary>
    public sealed class CertCommand : DocumentCommand
    {
        private readonly StagedSettings _settings;
        private readonly SetDraft _draft;
        private readonly IClock _clock;
        private readonly long _releasedUtcMs;
        private DocumentText _document;
        private CertificateCheck _check;
        private bool _isChecked;

        /// <summary>Makes the command.</summary>
        /// <param name="settings">Has the node id, and takes the fingerprint.</param>
        /// <param name="draft">Has the key, and takes the certificate.</param>
        /// <param name="clock">Time, where it is trusted.</param>
        /// <param name="releasedUtcMs">When the firmware was released, in ms since 1970.</param>
        public CertCommand(StagedSettings settings, SetDraft draft, IClock clock, long releasedUtcMs)
            : base("cert", "cert", "takes the box's certificate, PEM by lines")
        {
            _settings = settings;
            _draft = draft;
            _clock = clock;
            _releasedUtcMs = releasedUtcMs;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            if (_draft.IsOver)
            {
                return Restarting(output);
            }

            if (_settings.LineOf(SettingName.Node) == null)
            {
                return Error(output, ErrorCode.Missing, "node: missing; set node VALUE, then csr");
            }

            return _draft.Has(PartName.PrivateKey)
                ? AskForLines(output, PartTable.GreatestPemLength)
                : Error(output, ErrorCode.Missing, "box-key: missing; csr makes it");
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            if (_isChecked)
            {
                return Put(output);
            }

            if (!_check.Step())
            {
                return false;
            }

            if (_check.Code != null)
            {
                bool isEnd = Error(output, _check.Code, _check.Text);
                Forget();
                return isEnd;
            }

            _isChecked = true;
            _draft.BeginPut(PartName.Certificate, _document.Bytes, _document.Length);
            return false;
        }

        /// <inheritdoc/>
        private protected override void TakeDocument(DocumentText document)
        {
            _document = document;
            _isChecked = false;
            _check = new CertificateCheck(_clock, _releasedUtcMs);
            _check.Begin(_draft, _settings.LineOf(SettingName.Node), document.Bytes, document.Length);
        }

        private bool Put(ConsoleOutput output)
        {
            PutProgress progress = _draft.StepPut();
            if (progress == PutProgress.Working)
            {
                return false;
            }

            if (progress == PutProgress.Put)
            {
                _settings.PutLine(SettingName.Certificate, _check.Fingerprint);
                output.Line("ends " + _check.End + ", SHA-256 " + _check.Fingerprint);
                Forget();
                return Ok(output);
            }

            Forget();
            return Error(output, ErrorCode.Store, "box-crt: the store does not take it; nothing was changed");
        }

        private void Forget()
        {
            _document = null;
            _check = null;
        }
    }
}
