"""Properties, tried a few times on every commit and many times in the night."""

import pytest


def tried(few: int, many: int) -> pytest.MarkDecorator:
    """`@tried(30, 200)`: the test takes `times`, which is few in `make test` and many in `make nightly`."""
    return pytest.mark.parametrize(
        "times", [few, pytest.param(many, marks=pytest.mark.nightly)], ids=["on every commit", "in the night"]
    )
