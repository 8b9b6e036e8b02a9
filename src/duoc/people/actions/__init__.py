from duoc.people.actions.change_contact_data import change_contact_data
from duoc.people.actions.end_mandate import end_mandate
from duoc.people.actions.end_mandates_of import end_mandates_of
from duoc.people.actions.grant_mandate import grant_mandate
from duoc.people.actions.load_cast import load_cast
from duoc.people.actions.load_organisations import load_organisations
from duoc.people.actions.load_roles import load_roles
from duoc.people.actions.make_token import make_token
from duoc.people.actions.withdraw_token import withdraw_token
from duoc.people.mandates import MandateKind
from duoc.people.rules import MandateOver, MandateRefused, NewMandate, token_digest

__all__ = [
    "MandateKind",
    "MandateOver",
    "MandateRefused",
    "NewMandate",
    "change_contact_data",
    "end_mandate",
    "end_mandates_of",
    "grant_mandate",
    "load_cast",
    "load_organisations",
    "load_roles",
    "make_token",
    "token_digest",
    "withdraw_token",
]
