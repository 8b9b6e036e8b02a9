from duoc.people.actions.load_cast import load_cast
from duoc.people.actions.load_organisations import load_organisations
from duoc.people.actions.load_roles import load_roles
from duoc.people.actions.make_token import make_token
from duoc.people.actions.withdraw_token import withdraw_token
from duoc.people.rules import token_digest

__all__ = ["load_cast", "load_organisations", "load_roles", "make_token", "token_digest", "withdraw_token"]
