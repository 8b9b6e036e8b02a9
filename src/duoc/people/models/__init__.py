from duoc.people.models.absence import Absence
from duoc.people.models.account import Account
from duoc.people.models.appointment import Appointment
from duoc.people.models.business import Business
from duoc.people.models.delegation import Delegation
from duoc.people.models.field_share import FieldShare
from duoc.people.models.mandate import Mandate
from duoc.people.models.name_change import NameChange
from duoc.people.models.organisation import Organisation
from duoc.people.models.organisation_parent import OrganisationParent
from duoc.people.models.origin import Origin
from duoc.people.models.party import Party
from duoc.people.models.person import Person
from duoc.people.models.planned_seat import PlannedSeat
from duoc.people.models.post import Post
from duoc.people.models.reorganisation import Reorganisation
from duoc.people.models.role_grant import RoleGrant
from duoc.people.models.succession import Succession
from duoc.people.models.token import Token
from duoc.people.models.typed_correction import TypedCorrection

__all__ = [
    "Absence",
    "Account",
    "Appointment",
    "Business",
    "Delegation",
    "FieldShare",
    "Mandate",
    "NameChange",
    "Organisation",
    "OrganisationParent",
    "Origin",
    "Party",
    "Person",
    "PlannedSeat",
    "Post",
    "Reorganisation",
    "RoleGrant",
    "Succession",
    "Token",
    "TypedCorrection",
]
