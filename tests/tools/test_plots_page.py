"""The page template of `dvc plots show`."""

import configparser
import re
from pathlib import Path

from dvc_render.html import HTML  # type: ignore[import-untyped]
from imports import ROOT

from blenddigits.core import paths
from tools.plots_page import write_template


def test_dvc_fills_the_template_and_the_page_loads_nothing(empty_folder: Path) -> None:
    write_template()
    document = HTML(paths.PLOTS_PAGE.read_text())
    document.with_scripts('<script src="https://cdn.example/vega.js"></script>')
    page = document.with_element("<div id='a-plot'></div>").embed()
    assert "<div id='a-plot'></div>" in page
    assert "{plot_divs}" not in page
    assert "{refresh_tag}" not in page
    outside_the_script = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"(src|href)=", outside_the_script)


def test_the_script_that_draws_is_inside(empty_folder: Path) -> None:
    write_template()
    script = paths.PLOTS_PAGE.read_text().split("<script>")[1].split("</script>")[0]
    assert "vegaEmbed" in script
    assert len(script) > 100_000


def test_dvcs_settings_name_the_template() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / ".dvc" / "config")
    assert Path(".dvc") / settings["plots"]["html_template"] == paths.PLOTS_PAGE
