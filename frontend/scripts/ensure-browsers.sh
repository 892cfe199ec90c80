#!/bin/sh
# Browsers for the tests, where e2e/engines/found.ts would find none: `ensure-browsers.sh chromium firefox webkit`,
# or some of these. Debian's packages when apt and root are there, else Playwright's own. Tests go on without Firefox
# or WebKit, and say so.
set -eu
cd "$(dirname "$0")/.."

is_here() {
  case $1 in
    chromium) one_of "${CHROMIUM_PATH:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome ;;
    firefox) one_of "${FIREFOX_PATH:-}" /usr/bin/firefox-esr ;;
    webkit) one_of /usr/bin/WebKitWebDriver && command -v Xvfb >/dev/null ;;
  esac
}

one_of() {
  for file in "$@"; do
    [ -x "$file" ] && return
  done
  return 1
}

install() {
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    case $1 in
      chromium) packages=chromium ;;
      firefox) packages=firefox-esr ;;
      webkit) packages='webkit2gtk-driver xvfb' ;;
    esac
    apt-get update --quiet=2
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends $packages
  else
    npx playwright install "$1"
  fi
}

for engine in "$@"; do
  is_here "$engine" && continue
  if [ "$engine" = chromium ]; then
    install chromium
  else
    install "$engine" || echo "$engine could not be installed: the tests go on without it" >&2
  fi
done
