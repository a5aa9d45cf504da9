using System;
using EdgeNode.Contracts;
using EdgeNode.Identity;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Adds, lists and removes the roots under which the broker's certificate must stand: <c>ca add</c>, then one certificate, PEM by
    /// lines; <c>ca list</c>; <c>ca remove N</c>.
    /// </summary>
    public sealed class AuthorityCommand : DocumentCommand
    {
        private const int ShortHashBytes = 8;

        private readonly SetDraft _draft;
        private readonly byte[] _digest = new byte[Sha256.DigestLength];
        private DocumentText _document;
        private CertificateBlocks _sent;
        private AuthorityText _roots;
        private CertificateLook _look;
        private AuthorityPhase _phase;
        private bool _isLooking;
        private int _number;

        /// <summary>Makes the command.</summary>
        /// <param name="draft">Has the roots, and takes them.</param>
        public AuthorityCommand(SetDraft draft)
            : base("ca", "ca add|list|remove N", "the roots that the broker's certificate is judged by")
        {
            _draft = draft;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            string what = line.Word(1);
            bool isList = what == "list" && !line.Has(2);
            bool isRemove = what == "remove" && WholeNumber.TryParse(line.Rest(2), out _number);
            bool isAdd = what == "add" && !line.Has(2);
            if (!isList && !isRemove && !isAdd)
            {
                return Error(output, ErrorCode.Usage, "allowed: ca add, ca list, ca remove N with a number of ca list");
            }

            if (!isList && _draft.IsOver)
            {
                return Restarting(output);
            }

            if (isAdd)
            {
                return AskForLines(output, PartTable.GreatestPemLength);
            }

            _roots = new AuthorityText(_draft, 0);
            _look = new CertificateLook();
            _isLooking = false;
            _phase = isList ? AuthorityPhase.Listing : AuthorityPhase.Finding;
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            bool isEnd = _roots != null && !_roots.IsRead
                ? Error(output, ErrorCode.Store, "ca-crt: cannot be read")
                : StepOn(output);
            if (isEnd)
            {
                _document = null;
                _sent = null;
                _roots = null;
                _look = null;
            }

            return isEnd;
        }

        /// <inheritdoc/>
        private protected override void TakeDocument(DocumentText document)
        {
            _document = document;
            _sent = new CertificateBlocks(document.Bytes, document.Length);
            _look = new CertificateLook();
            _isLooking = false;
            _phase = AuthorityPhase.Reading;
        }

        private bool StepOn(ConsoleOutput output)
        {
            switch (_phase)
            {
                case AuthorityPhase.Listing:
                    return List(output);
                case AuthorityPhase.Finding:
                    return Find(output);
                case AuthorityPhase.Reading:
                    return Read(output);
                case AuthorityPhase.Comparing:
                    return Compare(output);
                default:
                    return Put(output);
            }
        }

        private bool List(ConsoleOutput output)
        {
            if (!_isLooking)
            {
                return !TryLookAtNext() && Ok(output);
            }

            if (_look.Step())
            {
                _isLooking = false;
                output.Line(_roots.Blocks.Number.ToString() + ": " + (_look.Reader.Fault == CertificateVerdict.Fits
                    ? TitleOf(_look) + ", ends " + UtcText.Of(_look.Reader.Fields.NotAfterUtcMs) + ", SHA-256 " + HexText.FromBytes(_look.Digest, ShortHashBytes)
                    : "cannot be read"));
            }

            return false;
        }

        private bool Find(ConsoleOutput output)
        {
            if (!_roots.Blocks.TryNext())
            {
                return Error(output, ErrorCode.NoAuthority, "found " + _number.ToString() + "; allowed: a number of ca list");
            }

            if (_roots.Blocks.Number != _number)
            {
                return false;
            }

            _roots.TakeOut();
            if (new CertificateBlocks(_roots.Bytes, _roots.Length).TryNext())
            {
                BeginPut();
                return false;
            }

            _draft.Remove(PartName.Authorities);
            return Ok(output);
        }

        private bool Read(ConsoleOutput output)
        {
            if (!_isLooking)
            {
                if (!_sent.TryNext())
                {
                    return Error(output, ErrorCode.NoCertificate, "found no line -----BEGIN CERTIFICATE-----; allowed: PEM (of DER: openssl x509 -inform der)");
                }

                _look.Begin(_document.Bytes, _sent.Start, _sent.End - _sent.Start);
                _isLooking = true;
                return false;
            }

            if (!_look.Step())
            {
                return false;
            }

            if (_look.Reader.Fault != CertificateVerdict.Fits)
            {
                return _look.Reader.Fault == CertificateVerdict.TooLong
                    ? Error(output, ErrorCode.TooLong, "allowed: a certificate of at most " + CertificateReader.GreatestLength.ToString() + " bytes of DER")
                    : Error(output, ErrorCode.Damaged, "found a certificate that is cut off, or none; allowed: PEM, all lines of it");
            }

            return BeginComparing(output);
        }

        private bool BeginComparing(ConsoleOutput output)
        {
            int start = _sent.Start;
            int end = _sent.End;
            if (_sent.TryNext())
            {
                return Error(output, ErrorCode.NoCertificate, "found more than one certificate; allowed: one with each ca add");
            }

            Array.Copy(_look.Digest, 0, _digest, 0, _digest.Length);
            _roots = new AuthorityText(_draft, end - start);
            _roots.Add(_document.Bytes, start, end);
            if (_roots.Length > PartTable.GreatestPemLength)
            {
                return Error(output, ErrorCode.TooLong, "found " + _roots.Length.ToString() + " bytes of roots; allowed: at most " + PartTable.GreatestPemLength.ToString());
            }

            _isLooking = false;
            _phase = AuthorityPhase.Comparing;
            return false;
        }

        private bool Compare(ConsoleOutput output)
        {
            if (!_isLooking)
            {
                if (!TryLookAtNext())
                {
                    BeginPut();
                }

                return false;
            }

            if (!_look.Step())
            {
                return false;
            }

            _isLooking = false;
            return _look.Reader.Fault == CertificateVerdict.Fits && IsSent(_look.Digest)
                && Error(output, ErrorCode.Duplicate, "it is number " + _roots.Blocks.Number.ToString() + " already; nothing was changed");
        }

        private bool Put(ConsoleOutput output)
        {
            switch (_draft.StepPut())
            {
                case PutProgress.Working:
                    return false;
                case PutProgress.Put:
                    return Ok(output);
                default:
                    return Error(output, ErrorCode.Store, "ca-crt: the store does not take it; nothing was changed");
            }
        }

        private void BeginPut()
        {
            _draft.BeginPut(PartName.Authorities, _roots.Bytes, _roots.Length);
            _phase = AuthorityPhase.Putting;
        }

        private bool TryLookAtNext()
        {
            _isLooking = _roots.Blocks.TryNext();
            if (_isLooking)
            {
                _look.Begin(_roots.Bytes, _roots.Blocks.Start, _roots.Blocks.End - _roots.Blocks.Start);
            }

            return _isLooking;
        }

        private bool IsSent(byte[] digest)
        {
            bool isSame = true;
            for (int i = 0; i < digest.Length; i++)
            {
                isSame &= digest[i] == _digest[i];
            }

            return isSame;
        }

        private static string TitleOf(CertificateLook look)
        {
            string title = look.Reader.Fields.Title;
            return title.Length == 0 ? "(no name)" : FoundText.Of(title);
        }
    }
}
