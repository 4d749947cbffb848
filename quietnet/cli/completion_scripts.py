"""The completion scripts for bash, zsh and fish; all three ask quietnet itself at each tab."""

_BASH = r"""# Completion for quietnet in bash: eval "$(quietnet completion bash)"
_quietnet() {
    local typed=${COMP_WORDS[COMP_CWORD]} each
    COMPREPLY=()
    while IFS= read -r each; do
        if [[ $each == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -f -- "$typed")
        elif [[ $typed == [\"\']* ]]; then
            COMPREPLY+=("$each")
        else
            COMPREPLY+=("$(printf '%q' "$each")")
        fi
    done < <(
        "${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" </dev/null 2>/dev/null
    )
}
complete -F _quietnet quietnet"""

_ZSH = r"""#compdef quietnet
# Completion for quietnet in zsh: source <(quietnet completion zsh), after compinit
_quietnet() {
    local -a found
    found=("${(@f)$("${words[1]}" __complete "${(@Q)words[2,CURRENT]}" </dev/null 2>/dev/null)}")
    if [[ "${found[1]}" == ":files" ]]; then
        _files
    elif [[ -n "${found[1]}" ]]; then
        compadd -U -- "${found[@]}"
    fi
}
if [[ "${funcstack[1]}" == "_quietnet" ]]; then
    _quietnet "$@"
else
    compdef _quietnet quietnet
fi"""

_FISH = r"""# Completion for quietnet in fish: quietnet completion fish | source
function __quietnet_offers
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l typed (commandline -ct)
    test -n "$typed"; or set typed ""
    $program __complete $words $typed </dev/null 2>/dev/null
end
complete -c quietnet -f -a '(__quietnet_offers | string match -v ":files")'
complete -c quietnet -n 'test "$(__quietnet_offers)" = ":files"' -F"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script for each shell, by its name."""
