# What PGXS builds and installs of po/; from 16 on it asks po/LINGUAS alone. Without gettext's msgfmt the messages are in English.
CATALOG_NAME    = ldpd
override AVAIL_LANGUAGES = $(if $(shell command -v msgfmt),zh_CN)
