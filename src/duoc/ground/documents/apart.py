"""pyHanko waits with asyncio.run, which refuses to start where an event loop runs (an async worker, a browser test)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def apart(act: Callable[[], Result]) -> Result:
    """Do `act` here, or in a thread of its own when this one has a running event loop; its errors are raised here."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return act()
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result()
