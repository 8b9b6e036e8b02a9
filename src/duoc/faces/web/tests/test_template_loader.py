"""What a page shows does not depend on how its template is indented."""

from pathlib import Path

from django.template import Context, Engine

SOURCE = """{% load i18n %}
{# names #}
<ul>
  {% for name in names %}
    {% if name %}
      <li>
        {{ name }}
        <b>!</b>
      </li>
    {% endif %}
  {% empty %}
    <li>–</li>
  {% endfor %}
</ul>
"""


def shown(folder: Path, source: str, **values: object) -> str:
    (folder / "page.html").write_text(source)
    engine = Engine(
        dirs=[str(folder)],
        loaders=["duoc.faces.web.template_loader.Loader"],
        libraries={"i18n": "django.templatetags.i18n"},
    )
    return engine.get_template("page.html").render(Context(values))


def test_spaces_before_lines_are_not_sent(tmp_path: Path) -> None:
    assert shown(tmp_path, SOURCE, names=["An", ""]) == "<ul>\n<li>\nAn\n<b>!</b>\n</li>\n</ul>\n"
    assert shown(tmp_path, SOURCE, names=[]) == "<ul>\n<li>–</li>\n</ul>\n"


def test_words_stay_apart(tmp_path: Path) -> None:
    source = "<p>\n  một\n  {% if two %}\n    hai\n  {% endif %}\n  ba\n</p>"
    assert shown(tmp_path, source, two=True).split() == ["<p>", "một", "hai", "ba", "</p>"]
    assert shown(tmp_path, source, two=False).split() == ["<p>", "một", "ba", "</p>"]


def test_a_line_that_shows_something_keeps_its_end(tmp_path: Path) -> None:
    source = "<p>\n  {% if two %}hai{% else %}một{% endif %}\n  <b>ba</b>\n  {# why #} bốn\n  năm\n</p>"
    assert shown(tmp_path, source, two=True).split() == ["<p>", "hai", "<b>ba</b>", "bốn", "năm", "</p>"]


def test_what_a_person_typed_keeps_its_lines(tmp_path: Path) -> None:
    typed = "một\n  hai\n\n    ba"
    assert shown(tmp_path, "<textarea\n  rows=2>{{ typed }}</textarea>", typed=typed).endswith(f"{typed}</textarea>")
