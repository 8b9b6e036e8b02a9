"""One e-mail over SMTP, through Django's backend."""

import smtplib
from dataclasses import dataclass
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from duoc.notices import texts
from duoc.notices.models import Notice


@dataclass(frozen=True)
class Failure:
    """Why a letter did not leave. `say` is Vietnamese and repeats neither the address nor the server's words."""

    say: str
    for_good: bool


def send(notice: Notice, address: str) -> Failure | None:
    """Sends the letter; the same notice always has the same Message-ID, so that a second copy is known as one.

    Returns:
        None once the mail server took it over, else why not.
    """
    url = f"{settings.PUBLIC_URL}{notice.path}"
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    message = EmailMessage(
        subject=notice.title,
        body=texts.letter(notice.body, url, notice.language),
        to=[address],
        headers={
            "Message-ID": f"<{notice.id}@{host}>",
            "Date": format_datetime(notice.created_at),
            "Auto-Submitted": "auto-generated",
            "Content-Language": notice.language,
        },
    )
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        return _refused(max(codes, default=0))
    except smtplib.SMTPResponseException as error:
        return Failure(_("Máy chủ thư từ chối nhận thư ({code}).").format(code=error.smtp_code), for_good=False)
    except (smtplib.SMTPException, OSError) as error:
        return Failure(_("Không kết nối được máy chủ thư ({kind}).").format(kind=type(error).__name__), for_good=False)
    except ValueError:  # line breaks in an address or a title: header injection
        return Failure(_("Địa chỉ thư điện tử không hợp lệ."), for_good=True)
    return None


def _refused(code: int) -> Failure:
    """4xx asks to come again (RFC 5321, 4.2.1), 5xx is for good: the address does not exist or takes no mail."""
    return Failure(_("Máy chủ thư từ chối địa chỉ ({code}).").format(code=code), for_good=code >= 500)
