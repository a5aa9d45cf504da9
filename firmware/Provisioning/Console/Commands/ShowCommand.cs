namespace EdgeNode.Provisioning
{
    /// <summary>Lists the settings as they would be after a commit, and how long the documents are. Secrets are set or not set.</summary>
    public sealed class ShowCommand : ConsoleCommand
    {
        private readonly StagedSettings _settings;
        private readonly SetDraft _draft;
        private byte[] _value;
        private int _next;

        /// <summary>Makes the command.</summary>
        /// <param name="settings">What is staged.</param>
        /// <param name="draft">The set in which it is staged.</param>
        public ShowCommand(StagedSettings settings, SetDraft draft)
            : base("show", "show", "lists the settings, staged ones included", isForLocked: false)
        {
            _settings = settings;
            _draft = draft;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            _next = 0;
            _value = new byte[LineReader.GreatestLength];
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            if (_next < SettingTable.Count)
            {
                WriteSetting(SettingTable.At(_next), output);
            }
            else if (_next < SettingTable.Count + PartTable.Count)
            {
                WriteDocument(PartTable.At(_next - SettingTable.Count), output);
            }
            else
            {
                output.Line(_settings.IsChanged ? "staged changes: yes; commit or discard" : "staged changes: none");
                _value = null;
                return Ok(output);
            }

            _next++;
            return false;
        }

        private void WriteSetting(SettingDefinition setting, ConsoleOutput output)
        {
            output.Add(setting.Name);
            output.Add(": ");
            if (PartTable.At(PartTable.IndexOf(setting.Part)).IsSecret)
            {
                output.Line(_settings.Has(setting) ? "(set)" : "(not set)");
                return;
            }

            int length = _settings.Read(setting, _value);
            if (length == 0)
            {
                output.Line(setting.IsRequired ? "(missing)" : "(not set)");
                return;
            }

            output.Add(_value, 0, length);
            output.EndLine();
        }

        private void WriteDocument(PartDefinition part, ConsoleOutput output)
        {
            if (SettingTable.IsDocument(part.Name))
            {
                output.Line(part.Name + ": " + (_draft.Has(part.Name) ? _draft.LengthOf(part.Name).ToString() + " bytes" : "(missing)"));
            }
        }
    }
}
