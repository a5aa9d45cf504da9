using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>Stages the value of a setting. Nothing of it takes effect before the commit.</summary>
    public sealed class SetCommand : ConsoleCommand
    {
        private readonly StagedSettings _settings;
        private SettingDefinition _setting;

        /// <summary>Makes the command.</summary>
        /// <param name="settings">What is staged.</param>
        public SetCommand(StagedSettings settings)
            : base("set", "set KEY VALUE", "stages a setting; without VALUE takes it out", isForLocked: false)
        {
            _settings = settings;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            int index = SettingTable.IndexOf(line.Word(1));
            if (index == SettingTable.None || SettingTable.At(index).Name == SettingName.Certificate)
            {
                return Error(output, ErrorCode.NoSetting, "found " + FoundText.Of(line.Word(1)) + "; show lists them");
            }

            SettingDefinition setting = SettingTable.At(index);
            int start = line.StartOf(2);
            int count = line.Length - start;
            bool isTakenOut = count == 0 && !setting.IsRequired;
            if (!isTakenOut && !SettingRules.Allows(setting, line.Bytes, start, count))
            {
                return Error(output, ErrorCode.Value, setting.Name + ": found " + Found(setting, line, count) + "; allowed: " + setting.Rule + "; example: " + setting.Example);
            }

            if (_settings.IsOver)
            {
                return Restarting(output);
            }

            _setting = setting;
            _settings.BeginPut(setting, line.Bytes, start, count);
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            switch (_settings.StepPut())
            {
                case PutProgress.Working:
                    return false;
                case PutProgress.Put:
                    return Ok(output);
                default:
                    return Error(output, ErrorCode.Store, _setting.Name + ": the store does not take it; nothing was changed");
            }
        }

        // What might be a secret is told by its length.
        private static string Found(SettingDefinition setting, ConsoleLine line, int count)
        {
            return PartTable.At(PartTable.IndexOf(setting.Part)).IsSecret ? count.ToString() + " characters" : FoundText.Of(line.Rest(2));
        }
    }
}
