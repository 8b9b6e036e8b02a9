"""Who leaves a post leaves no dossier in their hand (hồ sơ về hàng chờ)."""

from datetime import datetime

from duoc.dossiers import leaving
from duoc.ground.worktime.calculations import local

AT_ONCE = 100


def release_hands(*, at: datetime) -> int:
    """Some of the dossiers whose holder holds no seat of that desk any more go back into the queue of their unit; the
    heads are told. To be called until none is left, each time in a transaction of its own.

    Returns:
        How many went.
    """
    return leaving.let_go(leaving.left_behind(local(at).date()), at, AT_ONCE)
