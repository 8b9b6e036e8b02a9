"""What a new `DUOC_VAR` gets after its tables exist, in order. Every step may run again and then changes nothing."""

from collections.abc import Callable
from pathlib import Path

from duoc.config import terminal
from duoc.config.steps import Report, Step
from duoc.config.terminal import gettext_noop


def _loading(act: Callable[[Report], object]) -> Callable[[Report], object]:
    """The step, with what is wrong with a file said in the language of the terminal. Loading keeps what files hold and
    no sentence of ours."""
    from django.utils import translation

    def in_terminal(report: Report) -> object:
        with translation.override(terminal.language()):
            return act(report)

    return in_terminal


DOSSIERS, MONTHS, SEED = 3_000, 12, 2026
"""What a worker fills a new demonstration with."""


OF_ONE_BODY = 20
"""No body gets more than one in so many of the dossiers that a worker enters."""


def _wanted() -> int:
    """How many dossiers a worker enters."""
    from duoc.config import environment

    return environment.number("DUOC_DEMO_DOSSIERS", DOSSIERS, low=0, high=1_000_000)


def _fill_later(province: Path) -> None:
    """Asks a worker to fill a demonstration, once; the province may have no stories, and an operator may want none."""
    from django.utils import timezone

    from duoc.seeding import actions
    from duoc.seeding import queries as seeding

    wanted = _wanted()
    stories = province / "demo" / "stories.yaml"
    if not wanted or seeding.begun() or not stories.exists():
        return
    begun = actions.begin(dossiers=wanted, months=MONTHS, seed=SEED, stories=stories, at=timezone.now())
    actions.fill_later(begun)


def steps() -> list[Step]:
    """The steps. Called with Django set up, as the owner."""
    from django.conf import settings
    from django.utils import timezone

    from duoc.config.demo import load_demo_dossiers
    from duoc.importer import actions as importer
    from duoc.law import actions as law
    from duoc.people import actions as people
    from duoc.procedures import actions as procedures
    from duoc.registers import actions as registers

    province = settings.CATALOG / settings.PROVINCE
    common: list[Step] = [
        Step(gettext_noop("cơ quan"), lambda report: people.load_organisations(province)),
        Step(gettext_noop("quyền hạn"), lambda report: people.load_roles(settings.CATALOG / "national" / "roles.yaml")),
        Step(gettext_noop("sổ đăng ký"), lambda report: registers.load_registers(province / "registers")),
        Step(gettext_noop("văn bản pháp luật"), lambda report: law.load(settings.CATALOG / "national" / "law")),
        Step(gettext_noop("danh mục thủ tục"), lambda report: procedures.load_catalogue(timezone.now(), report=report)),
        Step(gettext_noop("thủ tục của cả nước"), lambda report: importer.load_pages(timezone.now(), report=report)),
    ]
    demo: list[Step] = [
        Step(gettext_noop("tài khoản thử nghiệm"), lambda report: people.load_cast(province / "demo" / "cast.yaml")),
        Step(
            gettext_noop("hồ sơ thử nghiệm"),
            lambda report: load_demo_dossiers(report, room=_wanted() // OF_ONE_BODY),
        ),
        Step(gettext_noop("hẹn lập hồ sơ thử nghiệm của một năm"), lambda report: _fill_later(province)),
    ]
    read = [Step(step.name, _loading(step.act)) for step in common]
    return read + demo if settings.DEMO else read
