namespace EdgeNode.Cli;

/// <summary>The scripts that have a shell complete. Where the command knows no word, the shell completes names of files.</summary>
internal static class CompletionScripts
{
    /// <summary>For bash 3.2 or later, which macOS has.</summary>
    public const string Bash = """
        # edgenode: completion for bash
        _edgenode()
        {
            local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                case $suggestion in "$word"*) COMPREPLY+=("$suggestion") ;; esac
            done < <("${COMP_WORDS[0]/#\~/$HOME}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _edgenode edgenode edgenode.cmd

        """;

    /// <summary>For zsh, after compinit.</summary>
    public const string Zsh = """
        # edgenode: completion for zsh
        _edgenode()
        {
            local line=$LBUFFER
            local -a suggestions
            suggestions=(${(f)"$(${~words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"})
            if (( ${#suggestions} )); then
                compadd -- $suggestions
            else
                _files
            fi
        }
        compdef _edgenode edgenode edgenode.cmd

        """;

    /// <summary>For PowerShell 5.1 or later.</summary>
    public const string PowerShell = """
        # edgenode: completion for PowerShell
        Register-ArgumentCompleter -Native -CommandName edgenode, edgenode.cmd -ScriptBlock {
            param($word, $line, $cursor)
            $text = $line.ToString().PadRight($cursor).Substring(0, $cursor - $line.Extent.StartOffset)
            & $line.CommandElements[0].Value "[suggest:$($text.Length)]" $text 2>$null |
                Where-Object { $_.StartsWith($word) } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;
}
