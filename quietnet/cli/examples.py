"""Examples for ``--help``, by command; the empty name is ``quietnet`` itself."""

EXAMPLES = {
    "": """\
examples:
  quietnet                                   open the app
  quietnet demo                              look around in somebody else's life first
  quietnet note "Tea with @Ana Ruiz. #bicycles"
  quietnet find bicycles                     who knows about that, and where it was said
  quietnet brief Ana                         one page to read in the hallway
  quietnet export ~/quietnet                 everything, as plain Markdown

Every command takes --help. Your notebook is a folder; quietnet where says which.""",
    "note": """\
examples:
  quietnet note "Tea with @Ana Ruiz about #bicycles."
  quietnet note "Yesterday: Ana rang. - [ ] ask: how the move went"
  quietnet note --with Ana --medium voice --minutes 35 "About the move."
  quietnet note - < evening.md               from a file, or from a pipe
  quietnet note --preview "Sunday: tea"      only say what would be heard

The text stays in your shell's history. For what is nobody's business use the app, or -.""",
    "find": """\
examples:
  quietnet find bicycle                      anybody and any conversation with that word
  quietnet find '"slow trains"'              these words together, as they stand
  quietnet find tea -sugar                   without a word
  quietnet find topic:books with:Ana         narrower: topic: tag: with: in: on:
  quietnet find in:Porto on:2026-03          a place, a month; a year or a day, too

People stand first. With --json the ids are those that show and other commands take.""",
    "import": """\
examples:
  quietnet import contacts.vcf               an address book; again adds nobody
  quietnet import --preview contacts.vcf     only say what would come
  quietnet import ~/vault/People             the people notes of a vault, or our own export
  quietnet import monica.json friends.md     several at once, each known by its content

All that came is one change: u in the app takes it back. A copy is made before.""",
    "export": """\
examples:
  quietnet export ~/quietnet                 everything, as a folder of Markdown
  quietnet export ana.md --person Ana        one page
  quietnet export people.vcf --format vcard  an address book, without conversations
  quietnet export all.json --format json     the records as they are kept
  quietnet export ~/quietnet --private       with the lines that begin with a tilde

Exporting again writes only what changed, and never over what you edited.""",
    "restore": """\
examples:
  quietnet backups                           the copies there are
  quietnet restore 2026-11-22                as it was that day
  quietnet restore 2026-11-22 19:40          where there are several of a day

That is one change like any other: u in the app takes it back.""",
    "merge": """\
examples:
  quietnet merge --preview                   only say what would become of what
  quietnet merge                             all that a sync program or git left here
  quietnet merge ~/stick/quietnet            another clone; it stays as it is

That is one change like any other: u in the app takes it back. A copy is made before.""",
    "completion": """\
examples:
  eval "$(quietnet completion bash)"         in ~/.bashrc
  source <(quietnet completion zsh)          in ~/.zshrc, after compinit
  quietnet completion fish > ~/.config/fish/completions/quietnet.fish

Commands, options, files and the names of people are offered.""",
}
"""What to show under the options."""
