# What PGXS builds and installs of po/. Without gettext's msgfmt the messages are in English.
CATALOG_NAME    = ldpd
AVAIL_LANGUAGES = $(if $(shell command -v msgfmt),zh_CN)
