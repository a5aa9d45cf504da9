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
        private readonly byte[] _value = new byte[LineReader.GreatestLength];
        private bool _isLoaded;
        private bool _isChanged;

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

        /// <summary>Puts a value that <see cref="SettingRules"/> allows.</summary>
        /// <param name="setting">Which one.</param>
        /// <param name="data">Holds the value.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="count">Its bytes; 0 takes the setting out.</param>
        /// <returns>False when the store does not take it; then nothing has changed.</returns>
        public bool TryPut(SettingDefinition setting, byte[] data, int offset, int count)
        {
            if (IsLine(setting))
            {
                Load();
                _lines.Put(SettingTable.IndexOf(setting.Name), count == 0 ? null : AsciiText.FromBytes(data, offset, count));
                _isChanged = true;
                return true;
            }

            if (count == 0)
            {
                _draft.Remove(setting.Part);
                return true;
            }

            Array.Copy(data, offset, _value, 0, count);
            bool isPut = _draft.TryBeginPart(setting.Part) && _draft.TryAdd(_value, count);
            Array.Clear(_value, 0, count);
            if (isPut)
            {
                _draft.EndPart();
            }

            return isPut;
        }

        /// <summary>Puts the lines, as one part, into the draft.</summary>
        /// <param name="fault">One line that names the setting and the rule, or null when true is returned or the store does not take it.</param>
        /// <returns>False when one is missing, or the store does not take them.</returns>
        public bool TryPutLines(out string fault)
        {
            Load();
            if (!_lines.TryFinish(out NodeSettings settings, out fault))
            {
                return false;
            }

            if (!_isChanged)
            {
                return true;
            }

            byte[] text = NodeSettingsText.Write(settings);
            bool isPut = _draft.TryBeginPart(PartName.Settings) && _draft.TryAdd(text, text.Length);
            if (isPut)
            {
                _draft.EndPart();
                _isChanged = false;
            }

            return isPut;
        }

        /// <summary>Whether anything was put or taken out.</summary>
        public bool IsChanged
        {
            get { return _isChanged || _draft.IsChanged; }
        }

        /// <summary>Forgets all that was put.</summary>
        public void Discard()
        {
            _draft.Discard();
            _lines.Clear();
            _isLoaded = false;
            _isChanged = false;
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
        }
    }
}
