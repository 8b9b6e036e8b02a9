"""The `duoc` command. Each file in `commands/` is one command, each folder there a group of commands.

A command's module has `HELP` (marked for translation), `configure(parser)` (optional) and
`run(arguments) -> Output | int`. `name_.py` becomes `name`, `two_words.py` becomes `two-argv`. Modules import Django
and the product only inside `run`, so that `duoc --help` and pure commands need neither settings nor a database.
`HIDDEN = True` keeps one out of the help.
"""

import argparse
import contextlib
import importlib
import os
import pkgutil
import sys
import textwrap
from collections.abc import Sequence
from types import ModuleType
from typing import TextIO

from duoc.config import garbage, terminal
from duoc.config.arguments import Parser
from duoc.config.environment import UnusableSetting
from duoc.config.output import FAILED, Output, failure, print_error
from duoc.config.terminal import gettext as _
from duoc.ground.refusal import Refusal

PACKAGE = "duoc.config.commands"


def django(role: str = "", *, reads_only: bool = False) -> None:
    """Set Django up for a command, under the database role of the environment or, where that is open, under `role`.

    A command that only reads speaks the terminal's language in all packages. One that writes leaves them in Vietnamese,
    the language of the records, since some of their sentences are kept.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.config.settings")
    if role:
        os.environ.setdefault("DUOC_DB_ROLE", role)
    with garbage.loaded_for_good():
        import django as framework

        framework.setup()
    if reads_only:
        from django.utils import translation

        translation.activate(terminal.language())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return the exit status: 0 done, 1 failed, 2 wrong arguments."""
    arguments = _parser(list(sys.argv[1:] if argv is None else argv))
    as_json = bool(getattr(arguments, "json", False))
    stdout = sys.stdout
    try:
        # Whatever else a command or a library prints, one document and nothing more reaches standard output.
        with contextlib.redirect_stdout(sys.stderr if as_json else stdout):
            result = arguments.run(arguments)
    except (Refusal, UnusableSetting) as error:
        return _refused(error, stdout if as_json else None)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _fail(error, stdout if as_json else None)
    return result.write(stdout, as_json=as_json) if isinstance(result, Output) else int(result)


def _refused(error: Exception, stdout: TextIO | None) -> int:
    """Says why a command did not do its work: to people, and as the document that whoever asked for JSON reads.

    Args:
        stdout: where that document goes; None where nobody asked for one.
    """
    remedy = str(getattr(error, "remedy", ""))
    print_error(str(error), remedy)
    if stdout is not None:
        failure(str(error), remedy, getattr(error, "faults", None)).write(stdout, as_json=True)
    return FAILED


def _fail(error: Exception, stdout: TextIO | None) -> int:
    """Errors that a person can act on get a sentence; anything else is a fault of ours and shows its trace."""
    from django.db import OperationalError

    if isinstance(error, OperationalError):
        problem = _("Không kết nối được cơ sở dữ liệu của Đước.")
        remedy = _("Chạy `make run` (cùng DUOC_VAR) ở một cửa sổ khác, hoặc xem `duoc doctor`.")
        return _refused(Refusal(problem, remedy), stdout)
    raise error


def _parser(argv: list[str]) -> argparse.Namespace:
    parser = Parser(prog="duoc", description=_("Đước: chính quyền số của một tỉnh."))
    _fill(parser, importlib.import_module(PACKAGE), argv)
    return parser.parse_args(argv)


def _fill(parser: argparse.ArgumentParser, package: ModuleType, argv: list[str]) -> None:
    """Add the commands of a package; only the one that the arguments name is imported when they name one."""
    commands = parser.add_subparsers(required=True, metavar=_("<lệnh>"))
    names = {module.name.strip("_").replace("_", "-"): module for module in pkgutil.iter_modules(package.__path__)}
    wanted = argv[0] if argv and argv[0] in names else ""
    for name in [wanted] if wanted else sorted(names):
        module = importlib.import_module(f"{package.__name__}.{names[name].name}")
        about = _(module.HELP)
        if getattr(module, "HIDDEN", False) and not wanted:
            continue
        lines = about.split("\n")
        sub = commands.add_parser(
            name,
            help=lines[0],
            description="\n".join(textwrap.fill(line, 78) for line in lines),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if names[name].ispkg:
            _fill(sub, module, argv[1:] if wanted else [])
            continue
        if hasattr(module, "configure"):
            module.configure(sub)
        sub.set_defaults(run=module.run)


def json_option(parser: argparse.ArgumentParser) -> None:
    """The `--json` that many commands share."""
    parser.add_argument("--json", action="store_true", help=_("một tài liệu JSON duy nhất ra stdout"))
