"""The commands of `duoc`, one a file; `duoc.config.command` finds them."""
