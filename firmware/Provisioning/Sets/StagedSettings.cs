using System;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>The settings of a draft, each by its name, whether it is a line of a part or a part of its own.</summary>
    public sealed class StagedSettings
    {
        private readonly SetDraft _draft;
        private readonly SettingsDraft _lines = new SettingsDraft();
        private byte[] _value;
        private bool _isLoaded;
        private bool _isChanged;
        private bool _isPutting;
        private bool _isPuttingLines;
        private string _nodeBefore;

        /// <summary>Makes a view of a draft.</summary>
        public StagedSettings(SetDraft draft)
        {
            _draft = draft;
        }

        /// <summary>Whether the set as it would be has a setting.</summary>
        public bool Has(SettingDefinition setting)
        {
            if (!IsLine(setting))
            {
                return _draft.Has(setting.Part);
            }

            Load();
            return _lines.ValueAt(SettingTable.IndexOf(setting.Name)) != null;
        }

        /// <summary>Reads the value of a setting in the set as it would be. Not asked for a secret.</summary>
        /// <param name="setting">Which one.</param>
        /// <param name="value">Takes the value, UTF-8; at least <see cref="LineReader.GreatestLength"/> bytes.</param>
        /// <returns>Its bytes; 0 where it is not set, or the store does not give it.</returns>
        public int Read(SettingDefinition setting, byte[] value)
        {
            if (!IsLine(setting))
            {
                int read = _draft.Read(setting.Part, 0, value, value.Length);
                return read > 0 && Utf8Text.IsPlain(value, 0, read) ? read : 0;
            }

            Load();
            string line = _lines.ValueAt(SettingTable.IndexOf(setting.Name)) ?? "";
            for (int i = 0; i < line.Length; i++)
            {
                value[i] = (byte)line[i];
            }

            return line.Length;
        }

        /// <summary>The value of a line of <see cref="PartName.Settings"/> in the set as it would be, or null.</summary>
        /// <param name="name">One of <see cref="SettingName"/>.</param>
        public string LineOf(string name)
        {
            Load();
            return _lines.ValueAt(SettingTable.IndexOf(name));
        }

        /// <summary>Whether the node id is another one than that of the set that runs.</summary>
        internal bool IsNodeChanged
        {
            get { return LineOf(SettingName.Node) != _nodeBefore; }
        }

        /// <summary>Puts the value of a line, which <see cref="SettingRules"/> allows; null takes it out.</summary>
        internal void PutLine(string name, string value)
        {
            Load();
            _lines.Put(SettingTable.IndexOf(name), value);
            _isChanged = true;
        }

        /// <summary>Begins to put a value that <see cref="SettingRules"/> allows.</summary>
        /// <param name="setting">Which one.</param>
        /// <param name="data">Holds the value, which is copied.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="count">Its bytes; 0 takes the setting out.</param>
        public void BeginPut(SettingDefinition setting, byte[] data, int offset, int count)
        {
            _isPutting = false;
            _isPuttingLines = false;
            if (IsLine(setting))
            {
                PutLine(setting.Name, count == 0 ? null : AsciiText.FromBytes(data, offset, count));
            }
            else if (count == 0)
            {
                _draft.Remove(setting.Part);
            }
            else
            {
                WipeValue();
                _value = new byte[count];
                Array.Copy(data, offset, _value, 0, count);
                _draft.BeginPut(setting.Part, _value, count);
                _isPutting = true;
            }
        }

        /// <summary>Begins to put the lines, as one part, into the draft.</summary>
        /// <param name="fault">One line that names the setting and the rule, or null when true is returned.</param>
        /// <returns>False when one is missing.</returns>
        public bool TryBeginLines(out string fault)
        {
            Load();
            _isPutting = false;
            _isPuttingLines = false;
            if (!_lines.TryFinish(out NodeSettings settings, out fault))
            {
                return false;
            }

            if (_isChanged)
            {
                byte[] text = NodeSettingsText.Write(settings);
                _draft.BeginPut(PartName.Settings, text, text.Length);
                _isPutting = true;
                _isPuttingLines = true;
            }

            return true;
        }

        /// <summary>Does a slice of what was begun last.</summary>
        /// <returns><see cref="PutProgress.Refused"/> when the store does not take it; then nothing has changed.</returns>
        public PutProgress StepPut()
        {
            PutProgress progress = _isPutting ? _draft.StepPut() : PutProgress.Put;
            if (progress != PutProgress.Working)
            {
                WipeValue();
                _isPutting = false;
                _isChanged &= progress != PutProgress.Put || !_isPuttingLines;
                _isPuttingLines = false;
            }

            return progress;
        }

        /// <summary>Whether anything was put or taken out.</summary>
        public bool IsChanged
        {
            get { return _isChanged || _draft.IsChanged; }
        }

        /// <summary>Whether nothing can be put any more before the next boot.</summary>
        public bool IsOver
        {
            get { return _draft.IsOver; }
        }

        /// <summary>Forgets all that was put.</summary>
        public void Discard()
        {
            _draft.Discard();
            _lines.Clear();
            _isLoaded = false;
            _isChanged = false;
            _isPutting = false;
        }

        // It may be a secret.
        private void WipeValue()
        {
            if (_value != null)
            {
                Array.Clear(_value, 0, _value.Length);
                _value = null;
            }
        }

        private static bool IsLine(SettingDefinition setting)
        {
            return setting.Part == PartName.Settings;
        }

        // What cannot be read is told again, line by line: nothing is missing then without a word, since commit asks for all.
        private void Load()
        {
            if (_isLoaded)
            {
                return;
            }

            _isLoaded = true;
            byte[] text = new byte[NodeSettingsText.GreatestLength];
            int length = _draft.Read(PartName.Settings, 0, text, text.Length);
            int start = 0;
            for (int i = 0; i < length; i++)
            {
                if (text[i] == '\n')
                {
                    _lines.TryTake(AsciiText.FromBytes(text, start, i - start), out _);
                    start = i + 1;
                }
            }

            _nodeBefore = _lines.ValueAt(SettingTable.IndexOf(SettingName.Node));
        }
    }
}
