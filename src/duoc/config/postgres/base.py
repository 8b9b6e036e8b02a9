"""Named in the settings as the database's engine."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Before each request Django asks a kept connection `SELECT 1`: one round trip more for every page. Here the socket
    is looked at instead. An idle connection has nothing to say; if there is something to read, it is the server's
    goodbye (a restart, a crash, an administrator), and a new connection is made.
    """

    health_check_enabled: bool
    health_check_done: bool

    def close_if_health_check_failed(self) -> None:
        """Close a connection that the server has left."""
        if self.connection is None or not self.health_check_enabled or self.health_check_done:
            return
        if spoken_to(self.connection.fileno()):
            self.close()
        self.health_check_done = True


def spoken_to(handle: int) -> bool:
    """Whether a socket has something to read, or is closed at the other end."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    return bool(poll.poll(0))
