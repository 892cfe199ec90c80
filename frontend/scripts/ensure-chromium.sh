#!/bin/sh
# A Chromium for the browser tests, where playwright.config.ts would find none:
# Debian's package when apt and root are there, else Playwright's own.
set -eu
cd "$(dirname "$0")/.."

for found in "${CHROMIUM_PATH:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  [ -n "$found" ] && [ -x "$found" ] && exit 0
done

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends chromium
else
  npx playwright install chromium
fi
