from django.db import models


class ResultStanding(models.TextChoices):
    """What became of the results that a dossier gave.

    HOLDS: as they were given, or none was given yet. RENEWED: a later text of the same dossier, a correction or a
    re-issue, has taken the place of one. PARTLY: one of several has ended, another is in force. REPLACED: none is in
    force, since the result of another dossier took their place. REVOKED: none is in force, and one was revoked.
    """

    HOLDS = ""
    RENEWED = "renewed"
    PARTLY = "partly"
    REPLACED = "replaced"
    REVOKED = "revoked"
