from django.db.models import F, Q


def right_is_named(author: str) -> Q:
    """What somebody asks for another party is asked by one right, which stays named: on a mandate, or in the post in
    which an official asks for their own body. A person's party has the person's key.

    Args:
        author: the column of who asks.
    """
    own = Q(applicant=F(author), on_mandate__isnull=True, in_post__isnull=True)
    one_right = Q(on_mandate__isnull=False, in_post__isnull=True) | Q(on_mandate__isnull=True, in_post__isnull=False)
    return own | (~Q(applicant=F(author)) & one_right)
