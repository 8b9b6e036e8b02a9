"""Templates without their indentation: it is for who reads the source, and would be a third of every page's bytes."""

import re

from django.template import Origin
from django.template.loaders import filesystem

INDENTATION = re.compile(r"\n[ ]+")
# A line with nothing on it but a tag that shows nothing itself: what follows takes its place.
SILENT = re.compile(
    r"^(\{% (?:load|extends|if|elif|else|endif|for|empty|endfor|with|endwith|block|endblock)\b(?:(?!%\})[^\n])*%\}"
    r"|\{#(?:(?!#\})[^\n])*#\})\n",
    re.M,
)


class Loader(filesystem.Loader):
    """Reads a template as Jinja does with `trim_blocks` and `lstrip_blocks`; words stay apart by one line end."""

    def get_contents(self, origin: Origin) -> str:
        """The source without spaces before a line, and without the line ends behind tags that show nothing."""
        return SILENT.sub(r"\1", INDENTATION.sub("\n", super().get_contents(origin)))
