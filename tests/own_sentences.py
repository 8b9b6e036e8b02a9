"""What the importer itself writes into the definitions of national pages, read from its sources."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

LEAST = 3  # letters that stand whatever the page says; fewer would fit any sentence
IMPORTER = Path(__file__).parents[1] / "src" / "duoc" / "importer"


def patterns_of_the_importer() -> list[re.Pattern[str]]:
    """A pattern for each text in its sources; where a text has a variable part, anything may stand."""
    files = (file for file in IMPORTER.rglob("*.py") if "tests" not in file.parts)
    texts = {text for file in files for text in _texts(ast.parse(file.read_text("utf-8")))}
    return [re.compile(text, re.DOTALL) for text in texts if len(re.findall(r"\w", text)) >= LEAST]


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else ".*"
                for part in node.values
            )
