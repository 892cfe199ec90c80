#!/bin/sh
# Browsers for the tests, where playwright.config.ts and e2e/engines/found.ts would find none:
# `ensure-browsers.sh chromium firefox webkit`, or some of these. Debian's packages when apt and root are there, else
# Playwright's own builds. Without Firefox or WebKit the tests go on, and say so.
set -eu
cd "$(dirname "$0")/.."

is_here() {
  case $1 in
    chromium) one_of "${CHROMIUM_PATH:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome ;;
    firefox) one_of "${FIREFOX_PATH:-}" /usr/bin/firefox-esr ;;
    webkit) one_of /usr/bin/WebKitWebDriver && one_of /usr/bin/Xvfb ;;
  esac || one_of "$(node -p "require('@playwright/test').$1.executablePath()")"
}

one_of() {
  for file in "$@"; do
    [ -x "$file" ] && return
  done
  return 1
}

from_debian() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  case $1 in
    chromium) set -- chromium ;;
    firefox) set -- firefox-esr ;;
    webkit) set -- webkit2gtk-driver xvfb ;;
  esac
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends "$@"
}

for engine in "$@"; do
  if is_here "$engine" || from_debian "$engine" || npx playwright install "$engine"; then
    continue
  elif [ "$engine" = chromium ]; then
    exit 1
  fi
  echo "$engine could not be installed: the tests go on without it" >&2
done
