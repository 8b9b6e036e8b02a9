"""The refusals of results."""

from duoc.ground.refusal import NotNow as NotNow
from duoc.instruments.calculations import Unsound as Unsound
