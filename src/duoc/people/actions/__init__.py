from duoc.people.actions.load_cast import load_cast
from duoc.people.actions.load_organisations import load_organisations
from duoc.people.actions.load_roles import load_roles

__all__ = ["load_cast", "load_organisations", "load_roles"]
