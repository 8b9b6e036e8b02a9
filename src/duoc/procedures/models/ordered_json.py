from typing import Any

from django.db import models
from psycopg.types.json import Json


class OrderedJSONField(models.JSONField):
    """JSON that comes back in the order in which it was written: PostgreSQL's `json`, not `jsonb`.

    A definition is read from top to bottom by people: the order of its papers, variants and options is part of it.
    """

    def db_type(self, connection: Any) -> str:
        return "json"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return None if value is None else Json(value)

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        """A placeholder of its own, so that many rows are not sent as one array, in which the driver must escape every
        quotation mark of every definition."""
        return "%s"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value  # the driver has read it already
