"""Prints the words of the definition language. Needs no database."""

import argparse

from duoc.config.catalogue_files import settle
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "In bảng tra các từ của ngôn ngữ định nghĩa thủ tục.\n"
    "Dùng để làm lại tài liệu: duoc catalogue words > docs/definition-language.md. Không cần cơ sở dữ liệu.\n"
    "Với --stories: các từ của câu chuyện, docs/story-language.md."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--stories", action="store_true", help=_("các từ của câu chuyện trong cases.yaml"))


def run(arguments: argparse.Namespace) -> Output:
    """Write the schema out as a page."""
    settle()
    if arguments.stories:
        from duoc.seeding.actions import tellable
        from duoc.seeding.calculations import story_words_page

        return Output({}, story_words_page(tellable()))
    from duoc.language.calculations import words_page

    return Output({}, words_page())
