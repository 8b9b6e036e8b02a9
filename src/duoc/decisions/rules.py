"""The refusals of results."""

from duoc.ground.refusal import NotNow as NotNow
from duoc.instruments.rules import Unsound as Unsound
