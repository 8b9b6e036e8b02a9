# The language of the terminal, for the other scripts: . ./scripts/terminal.sh
# LC_ALL, LC_MESSAGES and LANG say it, in this order. No language chosen (unset, C, POSIX) is Vietnamese, as on every page; any
# other language is English. duoc.config.terminal decides the same way.

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
'' | C | C[._@]* | POSIX | [vV][iI] | [vV][iI][._@]*) DUOC_TERMINAL=vi ;;
*) DUOC_TERMINAL=en ;;
esac

# say PREFIX VIETNAMESE ENGLISH: one line on standard error.
say() {
    if [ "$DUOC_TERMINAL" = vi ]; then
        printf '%s: %s\n' "$1" "$2" >&2
    else
        printf '%s: %s\n' "$1" "$3" >&2
    fi
}
