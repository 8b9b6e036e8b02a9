"""The province's name for headers and fault pages, from the catalogue: another province is another folder."""

from functools import lru_cache

import yaml
from django.conf import settings


@lru_cache(maxsize=1)
def name() -> str:
    """Cà Mau: the place of the body of kind `province`. Needs no database; "" when the catalogue does not say."""
    path = settings.CATALOG / settings.PROVINCE / "organisations.yaml"
    try:
        bodies = yaml.safe_load(path.read_text("utf-8"))["organisations"]
    except (OSError, KeyError, TypeError):
        return ""
    return next((str(body.get("place", "")) for body in bodies if body.get("kind") == "province"), "")
