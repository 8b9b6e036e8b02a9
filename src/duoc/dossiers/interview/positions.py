"""Where a request that is being written can stand, in the order in which a person goes. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from duoc.language.calculations import Definition, Plan


class Stage(StrEnum):
    """The parts of an interview; only `PAGE` has several pages."""

    NEWER = "newer"  # the procedure has a newer version, to be taken over first
    UNFIT = "unfit"  # the procedure does not serve this case
    PAGE = "page"
    PAPERS = "papers"
    CHECK = "check"


@dataclass(frozen=True)
class Position:
    """A stage, with the id of the page where it is one."""

    stage: Stage
    page: str = ""


NEWER, UNFIT, PAPERS, CHECK = (Position(stage) for stage in (Stage.NEWER, Stage.UNFIT, Stage.PAPERS, Stage.CHECK))


def steps(plan: Plan) -> list[Position]:
    """All positions of a request that fits: pages of questions, papers, the check."""
    return [*(Position(Stage.PAGE, page.id) for page in plan.pages), PAPERS, CHECK]


def may_change(definition: Definition) -> bool:
    """Whether answers decide which pages are asked: then nobody knows how many there are before all is answered."""
    return any(
        page.when is not None or all(question.when is not None for question in page.questions)
        for page in definition.pages
    )


def first_open(plan: Plan) -> Position | None:
    """The first page that still needs the person, or that the case does not fit; None when all is answered."""
    if plan.refusals:
        return UNFIT
    return Position(Stage.PAGE, plan.next.id) if plan.next is not None else None


def behind(plan: Plan, page: str) -> Position:
    """What follows an answered page: the next page, else the first open one, else the papers."""
    if plan.refusals:
        return UNFIT
    ids = [asked.id for asked in plan.pages]
    if page in ids[:-1]:
        return Position(Stage.PAGE, ids[ids.index(page) + 1])
    return first_open(plan) or PAPERS
