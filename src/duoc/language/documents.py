"""The file of a definition: its data, and findings placed at the line that they are about."""

from pathlib import Path as FilePath

from duoc.ground import yaml_files
from duoc.ground.yaml_files import YamlFault, YamlFile
from duoc.language.faults import DefinitionFault, Finding


class Document(YamlFile):
    """A parsed definition, or a parsed list of cases."""

    def placed(self, finding: Finding) -> Finding:
        """The finding with file and line."""
        return finding if finding.line else finding.at(self.file, self.line(finding.path))


def definition_files(folder: FilePath) -> list[FilePath]:
    """The versions of one procedure: definition.yaml, then definition-<day>.yaml by day."""
    return sorted(folder.glob("definition.yaml")) + sorted(folder.glob("definition-*.yaml"))


def read(path: FilePath) -> Document:
    """Parse a file. Raises DefinitionFault (unreadable, too large, bad YAML), with the line."""
    try:
        return _document(yaml_files.read(path))
    except YamlFault as fault:
        raise _unreadable(fault, str(path)) from fault


def parse(text: str, file: str = "") -> Document:
    """Parse YAML text. Raises DefinitionFault with the line."""
    try:
        return _document(yaml_files.parse(text, file))
    except YamlFault as fault:
        raise _unreadable(fault, file) from fault


def _document(source: YamlFile) -> Document:
    return Document(source.data, source.lines, source.file)


def _unreadable(fault: YamlFault, file: str) -> DefinitionFault:
    finding = Finding("yaml", (), fault.say, "Máy không đọc được tệp.", fault.remedy, file, fault.line)
    return DefinitionFault([finding])
