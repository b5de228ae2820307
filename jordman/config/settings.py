"""The only settings file. Everything that differs between sites is an environment variable: see docs/operations.md."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from jordman.config import env

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.text("JORDMAN_DATA", "var")).resolve()

DEBUG = env.flag("JORDMAN_DEBUG", default=False)
DEMO = env.flag("JORDMAN_DEMO", default=False)
SECRET_KEY = env.secret("JORDMAN_SECRET_KEY", DATA / "secret-key")
# Seals the keys of measurements (docs/adr/answers-without-names.md). Never in the database, nor in its backup.
ANSWER_SECRET = env.secret("JORDMAN_ANSWER_SECRET", DATA / "answer-secret")
ALLOWED_HOSTS = env.words("JORDMAN_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = env.text("JORDMAN_URL", "http://localhost:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []

INSTALLED_APPS = [
    "jordman.ui",
    "jordman.access",
    "jordman.accounts",
    "jordman.audit",
    "jordman.disclosure",
    "jordman.notices",
    "jordman.privacy",
    "jordman.operations",
    "jordman.organisations",
    "jordman.library",
    "jordman.programmes",
    "jordman.learning",
    "jordman.instruments",
    "jordman.assessments",
    "jordman.live_sessions",
    "jordman.participation",
    "jordman.needs",
    "jordman.team_sessions",
    "jordman.champions",
    "jordman.questions",
    "jordman.initiatives",
    "jordman.evaluations",
    "jordman.workplaces",
    "jordman.pitfalls",
    "jordman.home",
    "jordman.reports",
    "jordman.integrations",
    "jordman.demo",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.users",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "allauth.usersessions",
    "django_htmx",
    "template_partials",
    "csp",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jordman.access.middleware.PrivateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jordman.accounts.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "jordman.accounts.door.AccountDoor",
    "jordman.access.middleware.RefusalMiddleware",
    "jordman.library.authoring.door.AuthoringDoor",
]

ROOT_URLCONF = "jordman.config.urls"
WSGI_APPLICATION = "jordman.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jordman.config.navigation.context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "jordman.ui.templatetags.ui",
                "jordman.organisations.templatetags.champions",
            ],
        },
    }
]
FORM_RENDERER = "jordman.ui.forms.Renderer"

# Data
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA / 'jordman.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Opening a file anew for each request doubles its cost; PostgreSQL has a pool instead.
    DATABASES["default"]["CONN_MAX_AGE"] = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA / "uploads"
MEDIA_URL = "/filer/"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# The list of a live session has two fields for each person.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("JORDMAN_STATIC", str(DATA / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# People and sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    # Signs nobody in; lets those who write modules into the editor.
    "jordman.library.authoring.backend.AuthoringBackend",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = []
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "jordman.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
# A whole municipality comes from one network address when a live session begins; each person is held to three codes.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "request_login_code": "600/m/ip,3/m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("JORDMAN_PROXIES", 0)
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Who gets or loses a way in is told, so that a stranger's key does not go unseen.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_ADAPTER = "jordman.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False

# Mail
EMAIL_BACKEND = env.text("JORDMAN_MAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.text("JORDMAN_MAIL_HOST")
EMAIL_PORT = env.integer("JORDMAN_MAIL_PORT", 587)
EMAIL_HOST_USER = env.text("JORDMAN_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("JORDMAN_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("JORDMAN_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.text("JORDMAN_MAIL_FROM", "Jordmån <jordman@localhost>")

# Language and time: msgids are Swedish, so Swedish needs nothing compiled.
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska"))]
LANGUAGE_COOKIE_NAME = "sprak"
LOCALE_PATHS = [PACKAGE / "locale", *sorted(PACKAGE.glob("*/locale"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

# Headers
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/redaktion/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "publickey-credentials-create": ["self"],
    "publickey-credentials-get": ["self"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^halsa/$"]
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]

# Authoring
WAGTAIL_SITE_NAME = "Jordmån"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Review is our own, with four eyes: docs/adr.
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAILADMIN_LOGIN_URL = "/konto/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
WAGTAIL_CONTENT_LANGUAGES = [("sv", "Svenska")]

# What the house calls itself: first page, footer, mail.
# What must be counted down before a person is erased, room by room.
ERASURE_HOOKS = [
    "jordman.learning.tallies.forget",
    "jordman.participation.erasing.forget",
    "jordman.programmes.tallies.discount_person",
]

# Who finds answers that have no name, for the person alone, when they take everything along or leave.
OWN_ANSWERS = "jordman.assessments.own_answers.AnswersWithoutNames"

# The module about a manager's own role when the staff learn, which preparing a unit leads to.
MANAGER_MODULE = env.text("JORDMAN_MANAGER_MODULE", "chefens-roll")

SMALL_GROUP_THRESHOLD = max(3, env.integer("JORDMAN_SMALL_GROUP", 5))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"proofs": {"()": "jordman.operations.logs.WithoutProofs"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["proofs"]}},
    "root": {"handlers": ["console"], "level": env.text("JORDMAN_LOG_LEVEL", "INFO")},
}
