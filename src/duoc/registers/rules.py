"""The rules of the books. Pure."""

from duoc.ground.refusal import NotNow as NotNow
