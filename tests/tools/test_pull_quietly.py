"""While the models are pulled DVC is quiet, and only then."""

import logging
from pathlib import Path

import pytest
from dvc.exceptions import NotDvcRepoError  # type: ignore[import-untyped]

from tools import pull


def test_dvc_speaks_again_after_pulling_has_failed(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loggers = [logging.getLogger(name) for name in ("dvc", "dvc_data")]
    before = [logger.level for logger in loggers]
    monkeypatch.setattr(pull, "_download", lambda url: "stages: {}")
    with pytest.raises(NotDvcRepoError):
        pull.pull_cache("https://somewhere.example")
    assert [logger.level for logger in loggers] == before
