"""The page template of `dvc plots show`, with Vega inside it: plots then render offline.

Run as `python -m tools.plots_page`, which `make setup` does.
"""

import vl_convert

from blenddigits.core import paths
from blenddigits.core.files import write_bytes

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{refresh_tag}
<title>BlendDigits: plots</title>
<style>
body { font-family: system-ui, sans-serif; margin: 2rem; }
img { max-width: 100%; }
</style>
<script>VEGA</script>
</head>
<body>
{plot_divs}
</body>
</html>
"""


def write_template() -> None:
    """Write the template; DVC fills in its placeholders."""
    vega: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub is wrong
    write_bytes(paths.PLOTS_PAGE, _PAGE.replace("VEGA", vega).encode())


if __name__ == "__main__":
    write_template()
