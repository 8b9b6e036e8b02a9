"""All settings of Đước, in one typed file. What an operator may change comes through `environment`."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from duoc.config import database, environment, partner_settings, running, secret

BASE_DIR = environment.ROOT
VAR = environment.var()
CATALOG = environment.ROOT / "catalog"
DEMO = environment.flag("DUOC_DEMO", True)
PROVINCE = environment.text("DUOC_PROVINCE", environment.line(CATALOG / "province.txt"))
PROVINCE_NAME = environment.line(CATALOG / PROVINCE / "name.txt")

SECRET_KEY = secret.django_key(VAR)
DEBUG = False
HOST = environment.text("DUOC_HOST", "localhost")
PORT = environment.number("DUOC_PORT", running.port(VAR, "port", 8000), low=1, high=65535)
PUBLIC_URL = environment.address("DUOC_PUBLIC_URL", f"http://{HOST}:{PORT}")
ALLOWED_HOSTS = [HOST, "localhost", "127.0.0.1", "[::1]", *environment.text("DUOC_HOSTS", "").split()]
ALLOWED_HOSTS.append(urlsplit(PUBLIC_URL).hostname or HOST)
# Where a proxy in front ends TLS, a form comes from the public address and not from the one that this process sees.
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "duoc.ground.ledger",
    "duoc.ground.once",
    "duoc.ground.series",
    "duoc.ground.files",
    "duoc.people",
    "duoc.notices",
    "duoc.payments",
    "duoc.partners",
    "duoc.law",
    "duoc.procedures",
    "duoc.dossiers",
    "duoc.instruments",
    "duoc.decisions",
    "duoc.registers",
    "duoc.seeding",
    "duoc.faces.design",
    "duoc.faces.exchange",
    "duoc.faces.portal",
    "duoc.faces.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "duoc.faces.web.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "duoc.faces.web.compression.CompressingMiddleware",
    "duoc.faces.web.outage.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "duoc.faces.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "duoc.faces.web.answered_forms.AnsweredFormsMiddleware",
    "duoc.faces.web.unsent_forms.UnsentFormsMiddleware",
    "duoc.faces.web.acting.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "duoc.config.urls"
WSGI_APPLICATION = "duoc.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "src" / "duoc" / "faces"],  # a page lies beside its view, and its name is its path
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["duoc.faces.web.template_loader.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "duoc.faces.web.frame.frame",
            ],
        },
    },
]

DATABASES = {"default": database.connection(VAR)}
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["duoc.people.identity.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [BASE_DIR / "src" / "duoc" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "duoc.faces.design.sheets.SheetFinder",
]
WHITENOISE_MAX_AGE = 31536000

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "duoc_session"
SESSION_COOKIE_AGE = environment.number("DUOC_SESSION_MINUTES", 60, low=1, high=1440) * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "duoc.faces.web.fault_pages.csrf_refused"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment.text("DUOC_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = environment.number("DUOC_SMTP_PORT", 8025, low=1, high=65535)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("DUOC_MAIL_FROM", f"Dịch vụ công {PROVINCE_NAME} <khong-tra-loi@localhost>")

# The National Portal: in demo a process of our own that plays it, elsewhere only what the operator names.
PORTAL_URL, PORTAL_SECRET = partner_settings.portal(VAR, demo=DEMO)

# Seams: what a lower floor needs from above, or from outside, is named here and nowhere else.
HOLDINGS = "duoc.registers.holdings.RegisterHoldings"
SIGNERS = environment.text("DUOC_SIGNERS", "duoc.instruments.signers.DemoSigners")

PROCRASTINATE_IMPORT_PATHS = [
    "duoc.ground.ledger.jobs",
    "duoc.ground.files.jobs",
    "duoc.people.jobs",
    "duoc.notices.jobs",
    "duoc.partners.jobs",
    "duoc.dossiers.jobs",
    "duoc.decisions.jobs",
    "duoc.registers.jobs",
    "duoc.seeding.jobs",
    "duoc.config.jobs",
]
# Commits must not queue behind NOTIFY (see notices/migrations/0002): the worker looks for work by itself.
PROCRASTINATE_WORKER_DEFAULTS = {"fetch_job_polling_interval": 0.5, "listen_notify": False}

LOGGING_CONFIG = "duoc.config.logs.configure"
LOGGING = {"level": environment.text("DUOC_LOG_LEVEL", "INFO")}
