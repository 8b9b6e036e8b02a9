from duoc.people.actions.change_contact_data import change_contact_data
from duoc.people.actions.change_name import NewName, change_name
from duoc.people.actions.delegate import NewDelegation, delegate, end_delegation
from duoc.people.actions.end_mandate import end_mandate
from duoc.people.actions.end_mandates_of import end_mandates_of
from duoc.people.actions.enter_person import Claim, Identity, OtherPerson, enter_renamed, enter_vouched
from duoc.people.actions.found_business import Founded, found_business, record_founder
from duoc.people.actions.grant_mandate import grant_mandate
from duoc.people.actions.import_identifiers import IdentifiersRefused, import_identifiers
from duoc.people.actions.keep_business_up import BusinessNow, keep_business_up
from duoc.people.actions.load_cast import load_cast
from duoc.people.actions.load_organisations import load_organisations
from duoc.people.actions.load_roles import load_roles
from duoc.people.actions.make_token import make_token
from duoc.people.actions.place_posts import place_posts
from duoc.people.actions.plan_posts import plan_posts
from duoc.people.actions.record_absence import NewAbsence, end_absence, record_absence
from duoc.people.actions.record_consent import Representative, record_consent
from duoc.people.actions.record_representative import Representation, record_representative
from duoc.people.actions.record_signing import record_signing
from duoc.people.actions.share_field import NewShare, share_field
from duoc.people.actions.succeed import Progress, carry_out, named, names_after, preview, succeed
from duoc.people.actions.withdraw_token import withdraw_token
from duoc.people.handover import Estate, Handover, Heir, Tally, add_estate
from duoc.people.mandates import MandateKind
from duoc.people.rules import (
    AbsenceOver,
    AbsenceRefused,
    DelegationOver,
    DelegationRefused,
    MandateOver,
    MandateRefused,
    NewMandate,
    PlacingRefused,
    ShareRefused,
    token_digest,
)
from duoc.people.seating import Leaving, at_leaving
from duoc.people.succession_plan import PlanRefused, SuccessionPlan, read_plan

__all__ = [
    "AbsenceOver",
    "AbsenceRefused",
    "BusinessNow",
    "Claim",
    "DelegationOver",
    "DelegationRefused",
    "Estate",
    "Founded",
    "Handover",
    "Heir",
    "IdentifiersRefused",
    "Identity",
    "Leaving",
    "MandateKind",
    "MandateOver",
    "MandateRefused",
    "NewAbsence",
    "NewDelegation",
    "NewMandate",
    "NewName",
    "NewShare",
    "OtherPerson",
    "PlacingRefused",
    "PlanRefused",
    "Progress",
    "Representation",
    "Representative",
    "ShareRefused",
    "SuccessionPlan",
    "Tally",
    "add_estate",
    "at_leaving",
    "carry_out",
    "change_contact_data",
    "change_name",
    "delegate",
    "end_absence",
    "end_delegation",
    "end_mandate",
    "end_mandates_of",
    "enter_renamed",
    "enter_vouched",
    "found_business",
    "grant_mandate",
    "import_identifiers",
    "keep_business_up",
    "load_cast",
    "load_organisations",
    "load_roles",
    "make_token",
    "named",
    "names_after",
    "place_posts",
    "plan_posts",
    "preview",
    "read_plan",
    "record_absence",
    "record_consent",
    "record_founder",
    "record_representative",
    "record_signing",
    "share_field",
    "succeed",
    "token_digest",
    "withdraw_token",
]
