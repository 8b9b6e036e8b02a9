"""The file of a definition: its data, and findings placed at the line that they are about."""

from typing import Any

from django.utils.translation import gettext as _

from duoc.ground import yaml_files
from duoc.ground.yaml_files import YamlFault, YamlFile
from duoc.language.faults import DefinitionFault, Finding, Path


class Document(YamlFile):
    """A parsed definition, or a parsed list of cases."""

    def parts(self, key: str) -> list[Path]:
        """The places of all parts that have this key, in the order of the file."""
        return [place[:-1] for place in self.lines if place[-1:] == (key,)]

    def value(self, place: Path) -> Any:
        """What stands at a place of this document."""
        data: Any = self.data
        for part in place:
            data = data[part]
        return data

    def placed(self, finding: Finding) -> Finding:
        """The finding with file and line."""
        return finding if finding.line else finding.at(self.file, self.line(finding.path))


def parse(text: str, file: str = "") -> Document:
    """Parse YAML text. Raises DefinitionFault with the line."""
    try:
        return document_of(yaml_files.parse(text, file))
    except YamlFault as fault:
        raise unreadable(fault, file) from fault


def document_of(source: YamlFile) -> Document:
    """The document that a read file is."""
    return Document(source.data, source.lines, source.file)


def unreadable(fault: YamlFault, file: str) -> DefinitionFault:
    """The fault of the file as a finding."""
    finding = Finding("yaml", (), fault.say, _("Máy không đọc được tệp."), fault.remedy, file, fault.line)
    return DefinitionFault([finding])
