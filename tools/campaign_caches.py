"""For the campaign: DVC's caches, here and published, with something broken in them."""

import shutil
import sys
import threading
from collections.abc import Callable, Mapping
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from tools.campaign_commands import DONE, REFUSED, run_in
from tools.mutations import mutated

CONTENT = b"what the stage makes\n" * 50
OUTS = (Path("out") / "a", Path("out") / "b", Path("c"))
STAGE = """
stages:
  copy:
    cmd: mkdir -p out && cp in out/a && cp in out/b && cp in c
    deps: [in]
    outs: [out, c]
"""
PUBLISH = (
    "from pathlib import Path; from tools.pull import publish_cache; publish_cache(Path('site'))"
)
LONGEST_S = 120.0


def break_the_cache(random: Random, folder: Path) -> str:
    """`dvc repro` with a file of its cache broken, and some results gone."""
    project = folder / "project"
    shutil.copytree(_finished(), project, symlinks=True)
    _break(random, project / ".dvc" / "cache")
    for gone in random.sample(("out", "c", "dvc.lock"), random.randint(1, 3)):
        _remove(project / gone)
    done = run_in(project, "dvc", "repro", timeout=LONGEST_S)
    return _ending(done.returncode, done.stdout + done.stderr, project)


def break_what_is_published(random: Random, folder: Path) -> str:
    """`make pull` of a page whose copy of the cache is broken."""
    project = folder / "project"
    shutil.copytree(_finished(), project, symlinks=True)
    site = project / "site"
    _break(random, site)
    for gone in ("out", "c", ".dvc/cache"):
        _remove(project / gone)
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        done = run_in(project, sys.executable, "-m", "tools.pull", address, timeout=LONGEST_S)
        server.shutdown()
    if done.returncode != 0 and len(done.stderr.splitlines()) != 1:
        return f"{len(done.stderr.splitlines())} lines"
    return _ending(done.returncode, done.stdout + done.stderr, project)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


def _ending(code: int, said: str, project: Path) -> str:
    """Whatever was broken: no result is another than it should be."""
    if "Traceback" in said:
        return "traceback"
    found = [(project / out).read_bytes() for out in OUTS if (project / out).is_file()]
    if any(content != CONTENT for content in found):
        return "a wrong result"
    if code == 0:
        return DONE if len(found) == len(OUTS) else "a result is missing"
    return REFUSED


@cache
def _finished() -> Path:
    """A project whose only stage has run, and its cache published in site/."""
    folder = Path(mkdtemp())
    (folder / "in").write_bytes(CONTENT)
    (folder / "dvc.yaml").write_text(STAGE)
    for command in (
        ("dvc", "init", "--no-scm", "--quiet"),
        ("dvc", "config", "core.analytics", "false"),
        ("dvc", "repro", "--quiet"),
        (sys.executable, "-c", PUBLISH),
    ):
        done = run_in(folder, *command, timeout=LONGEST_S)
        assert done.returncode == 0, done.stderr
    return folder


def _break(random: Random, cache_folder: Path) -> None:
    file = random.choice(sorted(file for file in cache_folder.rglob("*") if file.is_file()))
    match random.randrange(5):
        case 0:
            _remove(file)
        case 1:
            _remove(file)
            file.mkdir()
        case 2:
            _remove(cache_folder)
        case _:
            content = file.read_bytes()
            file.chmod(0o644)  # DVC keeps them from being written to
            file.write_bytes(mutated(content, random))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


FAULTS: Mapping[str, Callable[[Random, Path], str]] = {
    "a broken cache, and `dvc repro`": break_the_cache,
    "a broken published cache, and `make pull`": break_what_is_published,
}
